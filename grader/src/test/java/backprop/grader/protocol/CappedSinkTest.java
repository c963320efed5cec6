package backprop.grader.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CappedSinkTest {

  @Test
  void keepsTheFirstBytesOnly() throws IOException {
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    try (CappedSink sink = new CappedSink(kept, 5)) {
      sink.write('a');
      sink.write("bcdefgh".getBytes());
      sink.write('i');
      sink.flush();
    }
    assertThat(kept).hasToString("abcde");
  }
}
