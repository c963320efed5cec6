package backprop.grader.course;

/**
 * How many students a group is to have. Others are graded like them; the course is told.
 *
 * @param least at least 1
 * @param most at least as many
 */
public record GroupSize(int least, int most) {

  static final GroupSize USUAL = new GroupSize(3, 4);

  /** Checks the numbers. */
  public GroupSize {
    if (least < 1 || most < least) {
      throw new IllegalArgumentException("groupSize: give least from 1, and most from least");
    }
  }

  boolean fits(int students) {
    return least <= students && students <= most;
  }

  /** Returns the sizes, such as "3 to 4". */
  @Override
  public String toString() {
    return least == most ? String.valueOf(least) : least + " to " + most;
  }
}
