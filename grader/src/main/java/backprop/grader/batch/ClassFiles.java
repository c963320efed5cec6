package backprop.grader.batch;

import backprop.grader.common.Output;
import backprop.grader.course.ClassResult;
import backprop.grader.course.GradebookCsv;
import backprop.grader.course.JunitXml;
import backprop.grader.course.StoredResult;
import backprop.grader.course.Student;
import backprop.grader.course.StudentResult;
import backprop.grader.course.UnnamedLosses;
import backprop.grader.moodle.FeedbackZip;
import backprop.grader.moodle.WorksheetGrades;
import backprop.grader.moodle.WorksheetMatch;
import backprop.grader.report.Dashboard;
import backprop.grader.report.SubmissionPage;
import backprop.grader.result.Feedback;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a class's folder holds beside the results: lists, pages, files for platforms.
 *
 * @param worksheet Moodle's; null if there is none
 */
record ClassFiles(
    Path folder, ClassResult course, Map<String, StoredResult> results, WorksheetMatch worksheet) {

  /**
   * Writes all files.
   *
   * @param feedback how much the students' pages and the JUnit files say
   * @return what the instructor should know; a sentence each
   */
  List<String> write(Feedback feedback) throws IOException {
    Output.write(folder.resolve("gradebook.csv"), GradebookCsv.of(course));
    Output.write(folder.resolve("unnamed.csv"), UnnamedLosses.csv(List.copyOf(results.values())));
    JsonMapper mapper = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    Output.write(folder.resolve("class.json"), mapper.writeValueAsString(course) + "\n");
    Map<Student, String> pages = new LinkedHashMap<>();
    Map<String, Supplier<String>> files = new TreeMap<>();
    for (StudentResult student : course.students()) {
      StoredResult stored = results.get(student.submission());
      boolean graded = stored != null && stored.isGraded();
      String page =
          SubmissionPage.of(student, course, graded ? stored.result().at(feedback) : null);
      pages.put(student.student(), page);
      files.put(pageName(student), () -> page);
    }
    replaceAll("pages", files);
    Map<String, Supplier<String>> junit = new TreeMap<>();
    for (StoredResult stored : results.values()) {
      if (stored.isGraded()) {
        String name = "TEST-" + FileName.of(stored.submission()) + ".xml";
        junit.put(name, () -> JunitXml.of(stored.result().at(feedback)));
      }
    }
    replaceAll("junit", junit);
    Output.write(
        folder.resolve("index.html"),
        new Dashboard(course, List.copyOf(results.values()), s -> "pages/" + pageName(s)).html());
    return moodle(pages);
  }

  private List<String> moodle(Map<Student, String> pages) throws IOException {
    List<String> remarks = new ArrayList<>();
    if (worksheet == null) {
      pages.keySet().removeIf(student -> student.moodlePrefix().isEmpty());
    }
    if (!pages.isEmpty()) {
      FeedbackZip zip =
          worksheet == null ? FeedbackZip.byFileNames(pages) : FeedbackZip.byRows(worksheet, pages);
      Output.write(folder.resolve("feedback.zip"), zip.bytes());
      remarks.addAll(zip.remarks());
    }
    if (worksheet != null) {
      WorksheetGrades filled = new WorksheetGrades(worksheet, course);
      Output.write(folder.resolve("worksheet.csv"), filled.bytes());
      remarks.addAll(filled.remarks());
    }
    return remarks.stream().distinct().toList();
  }

  private static String pageName(StudentResult student) {
    return FileName.of(student.student().name() + " " + student.student().id()) + ".html";
  }

  // Students who are no longer in the class must not look as if they were.
  private void replaceAll(String subfolder, Map<String, Supplier<String>> files)
      throws IOException {
    Path into = folder.resolve(subfolder);
    if (files.isEmpty() && !Files.isDirectory(into)) {
      return;
    }
    Files.createDirectories(into);
    for (String name : files.keySet()) {
      Output.write(into.resolve(name), files.get(name).get());
    }
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
