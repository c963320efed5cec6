package backprop.grader.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Course;
import backprop.grader.grading.Installation;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever a method writes over its arguments, its program gains nothing and loses something. */
@Tag("full")
class OverwritingIT {

  @Test
  void overwritingArgumentsGainsNothingAndLoses() throws IOException {
    try (Verification verification =
        new Verification(Installation.locate(), Course.standard().assignment().withoutOwnTests())) {
      assertThat(verification.overwritten(1))
          .hasSizeGreaterThan(100)
          .filteredOn(trial -> trial.gains() || trial.goesUnnoticed())
          .isEmpty();
    }
  }
}
