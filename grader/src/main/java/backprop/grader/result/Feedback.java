package backprop.grader.result;

/** How much a report says. */
public enum Feedback {
  /** The score only. */
  NONE,
  /** Tasks, sentences and states; never hidden inputs, nor what a submission printed or threw. */
  STUDENT,
  /** Everything. */
  STAFF
}
