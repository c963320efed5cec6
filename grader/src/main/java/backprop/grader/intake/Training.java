package backprop.grader.intake;

/**
 * What a training of the student's has left in the archive. It is shown to staff, and never trusted
 * for points.
 *
 * @param name of its folder, printable
 * @param summary the text of summary.txt, as it was handed in; empty if there is none
 * @param table the text of training.csv, likewise
 */
public record Training(String name, String summary, String table) {}
