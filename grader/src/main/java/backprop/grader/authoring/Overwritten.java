package backprop.grader.authoring;

/**
 * What it brings a program that its method overwrites its arguments.
 *
 * @param method such as Softmax.backward
 * @param kind what the arguments are overwritten with
 * @param points of the task if the method overwrites its arguments and answers what follows
 * @param pointsOfCopies of the task if it does the same to copies, and leaves its arguments alone
 */
public record Overwritten(String method, String kind, double points, double pointsOfCopies) {

  /** Tells whether a program gains by it. */
  boolean gains() {
    return points > pointsOfCopies + 1e-9;
  }
}
