package backprop.grader.batch;

import backprop.grader.common.Fault;
import backprop.grader.common.Output;
import backprop.grader.course.ClassResult;
import backprop.grader.course.Names;
import backprop.grader.course.Policy;
import backprop.grader.course.StoredResult;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Submission;
import backprop.grader.intake.SubmissionReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The folder of a class that was graded, which knows where the submissions came from. */
public record GradedClass(Path folder, Source source) {

  private static final String FILE = "source.json";
  private static final JsonMapper MAPPER = new JsonMapper();

  /**
   * Where a class came from.
   *
   * @param course the folder with its rules; empty if there was none
   */
  record Source(String submissions, String course) {}

  /**
   * What is known of a student.
   *
   * @param entries as the course counts it; of all whom it counts for where a submission was asked
   *     for by its name
   * @param stored the result of the submission; null if there is none
   */
  public record Known(List<StudentResult> entries, StoredResult stored, String submission) {}

  /** Notes where a class comes from. */
  public static void note(Path folder, Path submissions, Path course) {
    String rules = course == null ? "" : course.toAbsolutePath().normalize().toString();
    Source source = new Source(submissions.toAbsolutePath().normalize().toString(), rules);
    new GradedClass(folder, source).noteIn(folder);
  }

  /** Notes in another folder where the class comes from. */
  public void noteIn(Path other) {
    Output.write(other.resolve(FILE), MAPPER.writeValueAsString(source) + "\n");
  }

  /**
   * Returns the class in a folder.
   *
   * @throws Fault if {@code grade class} didn't write there
   */
  public static GradedClass at(Path folder) {
    return new GradedClass(folder, read(folder, FILE, Source.class));
  }

  private static <T> T read(Path folder, String file, Class<T> type) {
    try {
      return MAPPER.readValue(folder.resolve(file).toFile(), type);
    } catch (JacksonException e) {
      throw new Fault(
          "--class: "
              + folder
              + " holds no "
              + file
              + ": name what grade class --out wrote, or run that once more");
    }
  }

  /** Returns the folder with the course's rules, if there was one. */
  public Optional<Path> course() {
    return source.course().isEmpty() ? Optional.empty() : Optional.of(Path.of(source.course()));
  }

  /**
   * Returns what is known of a student, by number or name, or of a submission, by its name.
   *
   * @throws Fault if that means nobody, or several
   */
  public Known known(String typed) {
    ResultStore store = new ResultStore(folder);
    List<StudentResult> all = read(folder, "class.json", ClassResult.class).students();
    List<StudentResult> found = called(all, s -> Names.folded(s.id()).equals(Names.folded(typed)));
    if (found.isEmpty()) {
      found = called(all, s -> Names.folded(s.name()).equals(Names.folded(typed)));
    }
    if (found.isEmpty() && store.find(typed).isPresent()) {
      List<StudentResult> owners =
          all.stream().filter(entry -> entry.submission().equals(typed)).toList();
      return new Known(owners, store.find(typed).get(), typed);
    }
    if (found.isEmpty()) {
      found = called(all, s -> Names.folded(s.name()).contains(Names.folded(typed)));
    }
    if (found.size() != 1) {
      String names =
          found.stream()
              .map(entry -> entry.student().name() + " (" + entry.student().id() + ")")
              .collect(Collectors.joining(", "));
      throw new Fault(
          names.isEmpty()
              ? "--class: nobody in " + folder + " is called " + typed
              : "--class: several are called " + typed + ", give a number: " + names);
    }
    StudentResult entry = found.get(0);
    if (entry.submission().isEmpty()) {
      throw new Fault("--class: " + entry.student().name() + " handed in nothing");
    }
    return new Known(
        List.of(entry), store.find(entry.submission()).orElse(null), entry.submission());
  }

  private static List<StudentResult> called(List<StudentResult> all, Predicate<Student> wanted) {
    return all.stream().filter(entry -> wanted.test(entry.student())).toList();
  }

  /**
   * Returns a submission of the class.
   *
   * @throws Fault if it isn't where it was
   */
  public Submission read(Known known, Policy policy, SubmissionReader reader) throws IOException {
    Path from = Path.of(source.submissions());
    if (!Files.exists(from)) {
      throw new Fault(
          "--class: the submissions were in %s, which is gone; run grade class with where they are"
                  .formatted(from)
              + " now and --out %s: nothing is graded again".formatted(folder));
    }
    try (Deliveries deliveries = Deliveries.at(from, policy.timeZone())) {
      return deliveries.all().stream()
          .filter(delivery -> delivery.name().equals(known.submission()))
          .findFirst()
          .orElseThrow(
              () ->
                  new Fault("--class: " + known.submission() + " is not in " + from + " any more"))
          .source()
          .read(reader);
    }
  }
}
