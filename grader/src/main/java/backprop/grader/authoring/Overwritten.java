package backprop.grader.authoring;

/**
 * What it brings a program that its method overwrites its arguments.
 *
 * @param method such as Softmax.backward
 * @param kind what the arguments are overwritten with
 * @param points of the task if the method overwrites its arguments and answers what follows
 * @param pointsOfCopies of the task if it does the same to copies, and leaves its arguments alone
 * @param pointsAfterwards of the task if it answers right and writes other numbers into its
 *     arguments then
 * @param fullPoints of the task
 */
public record Overwritten(
    String method,
    String kind,
    double points,
    double pointsOfCopies,
    double pointsAfterwards,
    double fullPoints) {

  /** Tells whether a program gains by it. */
  boolean gains() {
    return points > pointsOfCopies + 1e-9;
  }

  /** Tells whether nobody notices that it overwrites them when it has its answer. */
  boolean goesUnnoticed() {
    return pointsAfterwards > fullPoints - 1e-9;
  }
}
