package backprop.grader.batch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import backprop.grader.common.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

  @ParameterizedTest
  @CsvSource({"0, 3", "1, 1", "1, 4", "7, 3", "60, 8", "8, 8", "100, 7"})
  void thePartsAreTheWholeAndNearlyEqual(int submissions, int shards) {
    List<Integer> all = IntStream.range(0, submissions).boxed().toList();
    List<Integer> together = new ArrayList<>();
    for (int k = 1; k <= shards; k++) {
      List<Integer> part = new Shard(k, shards).part(all);
      assertThat(part.size()).isBetween(submissions / shards, (submissions + shards - 1) / shards);
      together.addAll(part);
    }
    assertThat(together).containsExactlyInAnyOrderElementsOf(all);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 7, 0, 8, 1 of 8",
    "7, 7, 0, 8, 8 of 8",
    "1, 8, 1, 8, 1 of 8",
    "12, 12, 5, 8, 8 of 8",
    "5, 8, 2, 3, 2 of 3",
    "4, 4, 4, 1, 1 of 1",
    "6, 11, 1, 3, 2 of 3",
  })
  void aTaskOfASlurmArrayFindsItsOwn(String id, String max, String min, String count, String it) {
    Map<String, String> task =
        Map.of(
            "SLURM_ARRAY_TASK_ID", id,
            "SLURM_ARRAY_TASK_MIN", min,
            "SLURM_ARRAY_TASK_MAX", max,
            "SLURM_ARRAY_TASK_COUNT", count);
    assertThat(Shard.of(null, task)).hasToString(it);
    assertThat(Shard.of("2/5", task)).as("what is asked for counts").hasToString("2 of 5");
  }

  @Test
  void anOlderSlurmDoesNotTellTheLastOne() {
    Map<String, String> task =
        Map.of(
            "SLURM_ARRAY_TASK_ID", "3",
            "SLURM_ARRAY_TASK_MIN", "1",
            "SLURM_ARRAY_TASK_COUNT", "8");
    assertThat(Shard.of(null, task)).hasToString("3 of 8");
  }

  @Test
  void aPodOfAnIndexedJobFindsItsOwn() {
    Map<String, String> pod = Map.of("JOB_COMPLETION_INDEX", "0", "JOB_COMPLETIONS", "8");
    assertThat(Shard.of(null, pod)).hasToString("1 of 8");
    assertThat(Shard.of(null, Map.of())).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/8", "9/8", "1/0", "3", "3/", "a/b", "-1/8", "1/8/2", "", "3 of 8"})
  void whatIsNoShardIsSaidInOneLine(String option) {
    assertRefused(option, Map.of(), "give K/N such as 3/8");
  }

  @Test
  void aTaskThatCannotTellItsShardIsRefused() {
    assertRefused(null, Map.of("JOB_COMPLETION_INDEX", "3"), "JOB_COMPLETIONS is not set");
    assertRefused(
        null, Map.of("JOB_COMPLETION_INDEX", "8", "JOB_COMPLETIONS", "8"), "no shard 9 of 8");
    assertRefused(null, Map.of("SLURM_ARRAY_TASK_ID", "3"), "SLURM_ARRAY_TASK_MIN is not set");
    Map<String, String> list = new TreeMap<>();
    list.put("SLURM_ARRAY_TASK_ID", "3");
    list.put("SLURM_ARRAY_TASK_MIN", "1");
    list.put("SLURM_ARRAY_TASK_MAX", "7");
    list.put("SLURM_ARRAY_TASK_COUNT", "3");
    assertRefused(null, list, "a range such as 1-8");
    list.put("SLURM_ARRAY_TASK_ID", "x");
    assertRefused(null, list, "is no number: x");
  }

  private static void assertRefused(String option, Map<String, String> environment, String why) {
    assertThatThrownBy(() -> Shard.of(option, environment))
        .isInstanceOf(Fault.class)
        .hasMessageStartingWith("--shard: ")
        .hasMessageContaining(why)
        .matches(e -> e.getMessage().lines().count() == 1);
  }
}
