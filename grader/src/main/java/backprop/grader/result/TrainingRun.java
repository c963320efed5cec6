package backprop.grader.result;

import java.util.List;

/**
 * A training that a student says to have run: for staff who mark it, without points here.
 *
 * @param name of its folder in the archive
 * @param summary its lines of a name and a value
 * @param epochs how the errors fell, in a sentence; empty if that isn't known
 * @param check whether it could be that of the submitted program, in a sentence
 */
public record TrainingRun(String name, List<Line> summary, String epochs, String check) {

  /** A name and what it stands for, as the student's program wrote it. */
  public record Line(String name, String value) {}
}
