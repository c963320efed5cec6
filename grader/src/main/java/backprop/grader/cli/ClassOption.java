package backprop.grader.cli;

import backprop.grader.batch.GradedClass;
import backprop.grader.common.Fault;
import backprop.grader.common.Text;
import backprop.grader.common.Texts;
import backprop.grader.course.Course;
import backprop.grader.course.TaskPoints.Correction;
import backprop.grader.grading.Installation;
import backprop.grader.intake.Submission;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** A class that was graded: instead of a submission's path a student's name is enough then. */
final class ClassOption {

  @Option(
      names = "--class",
      paramLabel = "DIR",
      description =
          "a folder that grade class wrote; SUBMISSION is then a student of it, by number or name,"
              + " or the name of a submission")
  private Path folder;

  /**
   * What the class knows of the student who is asked about.
   *
   * @param course with the rules of then, as far as they stand today
   */
  record Asked(GradedClass source, GradedClass.Known known, Course course) {

    /** Returns the submission, and says so if it isn't the one that was graded. */
    Submission submission(PrintWriter err) throws IOException {
      Installation installation = Installation.locate();
      Submission read;
      try {
        read = source.read(known, course.policy(), installation.reader(course.assignment()));
      } catch (Fault e) {
        err.print(decided(course.policy().language()));
        throw e;
      }
      if (isGraded() && !read.sha256().equals(known.stored().result().submission().sha256())) {
        err.println("grade: " + known.submission() + " is another one since the class was graded");
      }
      return read;
    }

    /** Returns what staff who looked at these parts decided, a paragraph each. */
    String decided(List<String> parts, Texts t) {
      return known.entries().stream()
          .flatMap(entry -> entry.tasks().stream())
          .flatMap(task -> task.corrections().stream())
          .filter(one -> parts.stream().anyMatch(p -> (p + ".").startsWith(one.item() + ".")))
          .map(one -> decision(one, t))
          .distinct()
          .map(sentence -> "\n" + Text.wrapped("", Text.printable(sentence), 80))
          .collect(Collectors.joining());
    }

    /** Returns what staff decided of any part. */
    String decided(Texts t) {
      return decided(
          course.assignment().tasks().stream()
              .flatMap(task -> task.parts().keySet().stream())
              .toList(),
          t);
    }

    private static String decision(Correction one, Texts t) {
      String points = t.points(one.points());
      return "%s %s%s %s"
          .formatted(
              t.say("decision.by"),
              one.by(),
              one.changes()
                  ? t.say("decision.changed", one.item(), points, t.points(one.graded()))
                  : t.say("decision.stays", one.item(), points),
              one.reason());
    }

    /** Tells whether there is a result. */
    boolean isGraded() {
      return known.stored() != null && known.stored().isGraded();
    }

    /** Returns the seed that it was graded with; null if it follows from the submission. */
    Long seed() {
      return isGraded() ? known.stored().result().seed() : null;
    }
  }

  /**
   * Returns what the class knows; null if none was named.
   *
   * @param own the rules to use instead of the class's
   */
  Asked asked(Path student, CourseOption own) {
    if (folder == null) {
      return null;
    }
    if (student == null) {
      throw new Fault("name a student of the class (see grade --help)");
    }
    GradedClass source = GradedClass.at(folder);
    CourseOption rules = own.given() ? own : CourseOption.of(source.course().orElse(null));
    return new Asked(source, source.known(student.toString()), rules.course());
  }
}
