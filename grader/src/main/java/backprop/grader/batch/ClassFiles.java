package backprop.grader.batch;

import backprop.grader.common.Output;
import backprop.grader.course.ClassResult;
import backprop.grader.course.CsvDialect;
import backprop.grader.course.GradebookCsv;
import backprop.grader.course.ImportTable;
import backprop.grader.course.JunitXml;
import backprop.grader.course.LastYear;
import backprop.grader.course.Policy;
import backprop.grader.course.Pseudonyms;
import backprop.grader.course.StoredResult;
import backprop.grader.course.Student;
import backprop.grader.course.UnnamedLosses;
import backprop.grader.moodle.FeedbackZip;
import backprop.grader.moodle.WorksheetGrades;
import backprop.grader.moodle.WorksheetMatch;
import backprop.grader.report.Dashboard;
import backprop.grader.report.SubmissionPage;
import backprop.grader.result.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a class's folder holds beside the results: lists, pages, files for platforms.
 *
 * @param dialect of the gradebook
 * @param imports tables for platforms
 * @param worksheet Moodle's; null if there is none
 * @param lastYear an earlier class; null if there is none
 */
record ClassFiles(
    Path folder,
    Policy policy,
    CsvDialect dialect,
    Set<ImportTable> imports,
    WorksheetMatch worksheet,
    LastYear lastYear) {

  private static final String FEEDBACK = "feedback.zip";
  private static final String WORKSHEET = "worksheet.csv";
  private static final String SUMMARY = "summary.txt";

  /**
   * Writes all files.
   *
   * @param anonymous whether they have numbers in place of names; what needs names goes into a
   *     folder of the user's own
   * @return what the instructor should know; a sentence each
   */
  List<String> write(ClassResult course, Map<String, StoredResult> results, boolean anonymous)
      throws IOException {
    // They may be there from a run with other options.
    for (ImportTable table : ImportTable.values()) {
      Files.deleteIfExists(folder.resolve(table.file()));
    }
    if (!anonymous) {
      return platforms(folder, course, lists(course, results));
    }
    Path key = folder.resolve("key");
    ResultStore.openPrivately(key);
    Pseudonyms names = new Pseudonyms(course, key.resolve("key.csv"));
    names.write(key.resolve("key.csv"));
    Files.deleteIfExists(folder.resolve(FEEDBACK));
    Files.deleteIfExists(folder.resolve(WORKSHEET));
    Map<String, StoredResult> hidden = names.results(results);
    lists(names.course(), hidden);
    return platforms(key, course, pages(course, results));
  }

  private Map<Student, String> lists(ClassResult course, Map<String, StoredResult> results)
      throws IOException {
    Output.write(folder.resolve("gradebook.csv"), GradebookCsv.of(course, dialect));
    Output.write(folder.resolve("unnamed.csv"), UnnamedLosses.csv(List.copyOf(results.values())));
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Output.write(folder.resolve("class.json"), mapper.writeValueAsString(course) + "\n");
    Map<Student, String> pages = pages(course, results);
    Map<String, Supplier<String>> files = new TreeMap<>();
    pages.forEach((student, page) -> files.put(pageName(student), () -> page));
    replaceAll("pages", files);
    Map<String, Supplier<String>> junit = new TreeMap<>();
    for (StoredResult stored : results.values()) {
      if (stored.isGraded()) {
        String name = "TEST-" + FileName.of(stored.submission()) + ".xml";
        junit.put(name, () -> JunitXml.of(stored.result().at(policy.feedback())));
      }
    }
    replaceAll("junit", junit);
    Output.write(
        folder.resolve("index.html"),
        new Dashboard(
                course,
                List.copyOf(results.values()),
                lastYear,
                student -> "pages/" + pageName(student.student()))
            .html());
    return pages;
  }

  private Map<Student, String> pages(ClassResult course, Map<String, StoredResult> results) {
    Map<Student, String> pages = new ConcurrentHashMap<>();
    course.students().parallelStream()
        .forEach(
            student -> {
              StoredResult stored = results.get(student.submission());
              boolean graded = stored != null && stored.isGraded();
              Result seen = graded ? stored.result().at(policy.feedback()) : null;
              pages.put(student.student(), SubmissionPage.of(student, course, seen));
            });
    return pages;
  }

  private List<String> platforms(Path into, ClassResult course, Map<Student, String> pages)
      throws IOException {
    for (ImportTable table : imports) {
      Output.write(into.resolve(table.file()), table.bytes(course, policy.scale()));
    }
    List<String> remarks = new ArrayList<>();
    if (worksheet == null) {
      pages.keySet().removeIf(student -> student.moodlePrefix().isEmpty());
    }
    if (!pages.isEmpty()) {
      FeedbackZip zip =
          worksheet == null ? FeedbackZip.byFileNames(pages) : FeedbackZip.byRows(worksheet, pages);
      Output.write(into.resolve(FEEDBACK), zip.bytes());
      remarks.addAll(zip.remarks());
    }
    if (worksheet != null) {
      WorksheetGrades filled = new WorksheetGrades(worksheet, course);
      Output.write(into.resolve(WORKSHEET), filled.bytes());
      remarks.addAll(filled.remarks());
    }
    return remarks.stream().distinct().toList();
  }

  /** Keeps what the terminal shows in short; it has names, so without names it lies by the key. */
  void note(String summary, boolean anonymous) throws IOException {
    Path open = folder.resolve(SUMMARY);
    if (anonymous) {
      Files.deleteIfExists(open);
    }
    Output.write(anonymous ? folder.resolve("key").resolve(SUMMARY) : open, summary);
  }

  private static String pageName(Student student) {
    boolean one = student.name().equals(student.id());
    return FileName.of(one ? student.id() : student.name() + " " + student.id()) + ".html";
  }

  // Students who are no longer in the class must not look as if they were.
  private void replaceAll(String subfolder, Map<String, Supplier<String>> files)
      throws IOException {
    Path into = folder.resolve(subfolder);
    if (files.isEmpty() && !Files.isDirectory(into)) {
      return;
    }
    Files.createDirectories(into);
    files.entrySet().parallelStream()
        .forEach(file -> Output.write(into.resolve(file.getKey()), file.getValue().get()));
    List<Path> present;
    try (Stream<Path> all = Files.list(into)) {
      present = all.toList();
    }
    for (Path file : present) {
      if (!files.containsKey(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
  }
}
