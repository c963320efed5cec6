package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConstantsTest {

  record Holder(double[] numbers) {}

  static final class Tests {
    static final double[][] MATRIX = {{1, 2}, {3}};
    static final Holder RECORD = new Holder(new double[] {4});
    static final String TEXT = "";
    static final double[] NONE = null;
  }

  @Test
  void whateverASubmissionChangedIsPutRight() {
    Constants constants = new Constants();
    constants.add(Tests.class);
    for (int i = 0; i < 2; i++) {
      Tests.MATRIX[0][1] = 7;
      Tests.MATRIX[1] = new double[] {8, 9};
      Tests.RECORD.numbers()[0] = 10;
      constants.restore();
      assertThat(Tests.MATRIX).isDeepEqualTo(new double[][] {{1, 2}, {3}});
      assertThat(Tests.RECORD.numbers()).containsExactly(4);
    }
  }
}
