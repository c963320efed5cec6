package backprop.grader.classes;

/** What a submission has to get of the 100 points, bonus points and penalties left aside. */
public enum Expected {
  /** All of them. */
  FULL,
  /** Some, but not all. */
  LESS,
  /** None. */
  ZERO,
  /** Nothing is graded: the submission is refused. */
  UNREADABLE
}
