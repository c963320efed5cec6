package backprop.grader.diagnosis;

/** How alike the traces of two implementations are, from least to most. */
public enum Likeness {
  DIFFERENT,
  /** But for small differences, such as those that cancellation leaves. */
  SIMILAR,
  /** But for the last digits. */
  SAME
}
