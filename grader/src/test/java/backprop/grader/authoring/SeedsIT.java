package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.authoring.Verification.Graded;
import backprop.grader.course.Course;
import backprop.grader.diagnosis.Alternative;
import backprop.grader.grading.Installation;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Right programs, whatever inputs the seed gives: no verdict changes and nothing is diagnosed. */
@Tag("full")
class SeedsIT {

  private static final int SEEDS = Integer.getInteger("backprop.seeds", 100);

  @Test
  void noSeedHurtsARightProgram() throws IOException {
    try (Verification verification =
        new Verification(Installation.locate(), Course.standard().assignment().withoutOwnTests())) {
      for (long seed = 1; seed <= SEEDS; seed++) {
        assertThat(verification.reference(seed).failed()).as("failed, seed %d", seed).isEmpty();
        for (Graded<Alternative> graded : verification.alternatives(seed)) {
          check(graded, seed);
        }
      }
    }
  }

  private static void check(Graded<Alternative> graded, long seed) {
    Alternative entry = graded.program().entry();
    ProgramResult result = graded.result();
    Map<String, Double> lost = result.lost();
    assertThat(lost.keySet())
        .as("tasks in which %s loses points, seed %d", graded.program().id(), seed)
        .isSubsetOf(entry.loses().keySet());
    lost.forEach(
        (task, points) ->
            assertThat(points)
                .as("points that %s loses in task %s, seed %d", graded.program().id(), task, seed)
                .isLessThanOrEqualTo(entry.loses().get(task)));
    if (entry.loses().isEmpty()) {
      assertThat(result.named()).as("named in %s, seed %d", graded.program().id(), seed).isEmpty();
    }
  }
}
