package backprop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StubLinesTest {
  @TempDir private Path folder;

  @Test
  void findsTheFirstStubOfAPart() throws IOException {
    Files.writeString(
        folder.resolve("LinearLayer.java"),
        """
        class LinearLayer {
          int a() { throw new NotImplementedException("Task 6.11: LinearLayer.other"); }
          int b() { throw new NotImplementedException("Task 6.1: LinearLayer.fprop"); }
          int c() { throw new NotImplementedException("Task 6.1: LinearLayer.bprop"); }
        }
        """);
    StubLines lines = StubLines.in(folder);
    assertThat(lines.line("LinearLayer.java", "6.1")).hasValue(3);
    assertThat(lines.line("LinearLayer.java", "6.2")).isEmpty();
  }

  @Test
  void aSourceThatCannotBeReadHasNoLine() throws IOException {
    Files.write(folder.resolve("Latin1.java"), new byte[] {'c', 'a', 'f', (byte) 0xe9});
    StubLines lines = StubLines.in(folder);
    assertThat(lines.line("Latin1.java", "6.1")).isEmpty();
    assertThat(lines.line("Missing.java", "6.1")).isEmpty();
  }
}
