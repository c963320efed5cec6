package backprop.grader.diagnosis;

/** How alike the traces of a program and of a submission are, from least to most. */
public enum Likeness {
  /** The program does something else than the reference, and the submission doesn't do that. */
  DIFFERENT,
  /** They part where the program still does what the reference does: it has no share in that. */
  UNTOUCHED,
  /** They part, but something is wrong in both alike. */
  PARTLY,
  /** But for small differences, such as those that cancellation leaves. */
  SIMILAR,
  /** But for the last digits. */
  SAME
}
