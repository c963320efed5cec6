package backprop.grader.cli;

import backprop.grader.common.Fault;
import backprop.grader.course.Course;
import backprop.grader.course.CourseLists;
import backprop.grader.course.LastYear;
import backprop.grader.grading.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The folder with a course's rules and lists. */
final class CourseOption {

  /** Where an exported grader keeps the rules and points of its course. */
  static final String EXPORTED = "assignment/" + Course.FILE;

  @Option(
      names = "--course",
      paramLabel = "DIR",
      description = "a folder with assignment.yml, roster.csv, extensions.csv, overrides.csv, ...")
  private Path folder;

  /** Returns the rules in a folder; null: those that the grader was built with. */
  static CourseOption of(Path folder) {
    CourseOption option = new CourseOption();
    option.folder = folder;
    return option;
  }

  /** Returns the folder; null if none was named. */
  Path folder() {
    return folder;
  }

  /**
   * Returns the course's own rules and points; else those that the grader was exported with, or
   * built with.
   */
  Course course() {
    return Stream.of(file(), Optional.of(Installation.locate().home().resolve(EXPORTED)))
        .flatMap(Optional::stream)
        .filter(Files::exists)
        .findFirst()
        .map(Course::read)
        .orElseGet(Course::standard);
  }

  /** Returns where the folder's rules and points are, or would be; empty if none was named. */
  Optional<Path> file() {
    if (folder != null && !Files.isDirectory(folder)) {
      throw new Fault(
          Files.exists(folder)
              ? "--course: " + folder + " is a file; name the folder that it is in"
              : "--course: no such folder: " + folder);
    }
    return Optional.ofNullable(folder).map(place -> place.resolve(Course.FILE));
  }

  /** Tells whether a course was named. */
  boolean given() {
    return folder != null;
  }

  /** Returns an earlier class to compare with, from a file or the folder; null if there is none. */
  LastYear lastYear(Path file) {
    Path kept = folder == null ? null : folder.resolve(LastYear.FILE);
    return file != null
        ? LastYear.read(file)
        : kept != null && Files.isRegularFile(kept) ? LastYear.read(kept) : null;
  }

  /** Returns the lists in the folder. */
  CourseLists lists(Course course) throws IOException {
    if (folder == null) {
      return CourseLists.NONE;
    }
    List<String> unknown = CourseLists.unknownFiles(folder);
    if (!unknown.isEmpty()) {
      // A misspelt extensions.csv would go unread, and nobody would get their extension.
      throw new Fault(
          "--course: not a file of a course: %s; known are %s, tables saved as CSV"
              .formatted(String.join(", ", unknown), String.join(", ", CourseLists.files())));
    }
    return CourseLists.read(folder, course);
  }
}
