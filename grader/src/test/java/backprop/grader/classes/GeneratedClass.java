package backprop.grader.classes;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/**
 * A class of submissions on the disk: the same bytes and file times for the same number, shape and
 * seed.
 *
 * @param shape how it lies there
 * @param seed what it was drawn from
 * @param path what to give to {@code grade class}: a folder, or Moodle's zip
 * @param worksheets Moodle's offline grading worksheets beside it, in English, in German and with
 *     tabs; none for other shapes
 * @param handIns what was handed in and what it has to get
 * @param absent students who handed in nothing
 * @param locked the student whose grade can't be changed any more; null without worksheets
 * @param graded the student who has a grade already; null without worksheets
 * @param refused what the file system didn't take because of its name; it isn't there
 */
public record GeneratedClass(
    Shape shape,
    long seed,
    Path path,
    List<Path> worksheets,
    List<HandIn> handIns,
    List<Student> absent,
    Student locked,
    Student graded,
    List<String> refused) {

  /** When the class had to hand in: at the end of 15 June in Berlin. */
  public static final Instant DUE = Instant.parse("2026-06-15T21:59:59Z");

  /** Copies the lists. */
  public GeneratedClass {
    worksheets = List.copyOf(worksheets);
    handIns = List.copyOf(handIns);
    absent = List.copyOf(absent);
    refused = List.copyOf(refused);
  }

  /**
   * Writes a class.
   *
   * @param submissions how many students or groups hand in
   * @param folder where to; it is created if need be, and has to be empty
   * @param repository the folder with {@code solution/} and {@code grader/}
   */
  public static GeneratedClass write(
      int submissions, Shape shape, Path folder, long seed, Path repository) throws IOException {
    Repository sources = new Repository(repository);
    ClassPlan plan = new ClassPlan(submissions, shape, seed, sources);
    return new ClassWriter(shape, folder, sources.handout()).write(plan, seed);
  }
}
