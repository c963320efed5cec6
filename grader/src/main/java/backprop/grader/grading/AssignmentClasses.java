package backprop.grader.grading;

import backprop.grader.diagnosis.Catalogue;
import backprop.grader.remote.AssignmentApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * The classes of the assignment as the build compiled them, by name.
 *
 * @param api what the hidden tests call
 * @param given the given classes and the stubs
 * @param matrix those given classes that refer to no other ones: programs can share them
 * @param tests the hidden tests and what they use
 * @param catalogue the reference and the programs that are compared with it
 */
record AssignmentClasses(
    AssignmentApi api,
    Map<String, byte[]> given,
    Map<String, byte[]> matrix,
    Map<String, byte[]> tests,
    Catalogue catalogue) {

  static AssignmentClasses of(Installation installation) {
    try {
      return new AssignmentClasses(
          AssignmentApi.read(installation.student()),
          installation.studentClasses(),
          installation.matrixClasses(),
          installation.testClasses(),
          Catalogue.read(installation.catalogue()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns all classes of the reference, the given ones too. */
  Map<String, byte[]> reference() {
    return complete(catalogue.reference());
  }

  /** Returns a program's classes with the given ones, and stubs for those that it lacks. */
  Map<String, byte[]> complete(Map<String, byte[]> classes) {
    Map<String, byte[]> all = new HashMap<>(given);
    all.putAll(classes);
    return all;
  }
}
