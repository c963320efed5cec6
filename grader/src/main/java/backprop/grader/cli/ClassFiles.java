package backprop.grader.cli;

import backprop.grader.batch.FileName;
import backprop.grader.batch.StoredResult;
import backprop.grader.gradebook.ClassJson;
import backprop.grader.gradebook.Entry;
import backprop.grader.gradebook.FeedbackZip;
import backprop.grader.gradebook.FilledWorksheet;
import backprop.grader.gradebook.GradebookCsv;
import backprop.grader.gradebook.JunitXml;
import backprop.grader.gradebook.Worksheet;
import backprop.grader.page.Dashboard;
import backprop.grader.page.SubmissionPage;
import backprop.grader.report.Feedback;
import backprop.grader.report.ResultJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Writes what a class's folder holds beside the results: lists, pages, files for platforms. */
final class ClassFiles {

  private final Path folder;
  private final ClassJson book;
  private final Map<String, StoredResult> results;
  private final Worksheet worksheet;

  /**
   * Prepares to write.
   *
   * @param worksheet Moodle's; null if there is none
   */
  ClassFiles(Path folder, ClassJson book, Map<String, StoredResult> results, Worksheet worksheet) {
    this.folder = folder;
    this.book = book;
    this.results = results;
    this.worksheet = worksheet;
  }

  /**
   * Writes all files.
   *
   * @param feedback how much the students' pages and the JUnit files say
   * @return what the instructor should know; a sentence each
   */
  List<String> write(Feedback feedback) throws IOException {
    AtomicFile.write(folder.resolve("gradebook.csv"), GradebookCsv.of(book));
    AtomicFile.write(
        folder.resolve("class.json"),
        JsonMapper.builder()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .build()
                .writeValueAsString(book)
            + "\n");
    Map<Entry, String> pages = new LinkedHashMap<>();
    for (Entry entry : book.students()) {
      ResultJson result = result(entry);
      pages.put(entry, SubmissionPage.of(entry, book, result == null ? null : result.at(feedback)));
    }
    Set<String> names = new TreeSet<>();
    for (Map.Entry<Entry, String> page : pages.entrySet()) {
      names.add(pageName(page.getKey()));
      writeInto("pages", pageName(page.getKey()), page.getValue());
    }
    removeOthers("pages", names);
    junit(feedback);
    AtomicFile.write(
        folder.resolve("index.html"),
        Dashboard.of(book, List.copyOf(results.values()), entry -> "pages/" + pageName(entry)));
    List<String> remarks = new ArrayList<>(feedbackZip(pages));
    if (worksheet != null) {
      FilledWorksheet filled = worksheet.fill(book);
      AtomicFile.write(folder.resolve("worksheet.csv"), filled.bytes());
      remarks.addAll(filled.remarks());
    }
    return remarks.stream().distinct().toList();
  }

  private void junit(Feedback feedback) throws IOException {
    Set<String> names = new TreeSet<>();
    for (StoredResult stored : results.values()) {
      if (stored.isGraded()) {
        String name = "TEST-" + FileName.of(stored.submission()) + ".xml";
        names.add(name);
        writeInto("junit", name, JunitXml.of(stored.at(feedback)));
      }
    }
    removeOthers("junit", names);
  }

  private List<String> feedbackZip(Map<Entry, String> pages) throws IOException {
    List<Entry> known =
        pages.keySet().stream()
            .filter(entry -> worksheet != null || !entry.student().moodlePrefix().isEmpty())
            .toList();
    if (known.isEmpty()) {
      return List.of();
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    List<String> remarks =
        worksheet == null
            ? FeedbackZip.write(known, pages::get, bytes)
            : FeedbackZip.write(known, worksheet, pages::get, bytes);
    AtomicFile.write(folder.resolve("feedback.zip"), bytes.toByteArray());
    return remarks;
  }

  private ResultJson result(Entry entry) {
    StoredResult stored = results.get(entry.submission());
    return stored == null ? null : stored.result();
  }

  private static String pageName(Entry entry) {
    return FileName.of(entry.student().name() + " " + entry.student().id()) + ".html";
  }

  private void writeInto(String subfolder, String name, String text) throws IOException {
    Path into = folder.resolve(subfolder);
    Files.createDirectories(into);
    AtomicFile.write(into.resolve(name), text);
  }

  // Whoever is no longer in the class must not look as if they were.
  private void removeOthers(String subfolder, Collection<String> names) throws IOException {
    Path into = folder.resolve(subfolder);
    if (!Files.isDirectory(into)) {
      return;
    }
    List<Path> others = new ArrayList<>();
    try (Stream<Path> files = Files.list(into)) {
      files.filter(f -> !names.contains(f.getFileName().toString())).forEach(others::add);
    }
    for (Path other : others) {
      Files.delete(other);
    }
  }
}
