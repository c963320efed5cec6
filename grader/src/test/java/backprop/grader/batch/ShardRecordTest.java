package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardRecordTest {

  @TempDir private Path folder;

  private void note(int number, int of) throws IOException {
    new ShardRecord(
            new Shard(number, of),
            "key",
            null,
            1,
            List.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Map.of())
        .write(folder);
  }

  @Test
  void anotherNumberOfPartsIsForgottenAndSaid() throws IOException {
    note(1, 3);
    note(2, 3);
    assertThat(ShardRecord.forget(folder, new Shard(1, 3))).isFalse();
    assertThat(ShardRecord.in(folder))
        .extracting(ShardRecord::shard)
        .containsExactly(new Shard(2, 3));
    assertThat(ShardRecord.forget(folder, new Shard(1, 4))).isTrue();
    assertThat(Files.list(folder.resolve("shards"))).isEmpty();
  }
}
