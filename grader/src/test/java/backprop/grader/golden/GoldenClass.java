package backprop.grader.golden;

import backprop.grader.classes.Format;
import backprop.grader.classes.Repository;
import backprop.grader.diagnosis.Catalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A class as {@code class.yml} describes it; a course's lists and a worksheet lie beside it.
 *
 * @param about what it is, in one sentence
 * @param files what was handed in, by path
 * @param zip whether all of it is one zip, as a platform's download is
 * @param rules texts of {@code assignment.yml} and what the course has instead; with a course's
 *     lists only
 * @param keep beginnings of the names of files that are golden besides those of all classes
 */
record GoldenClass(
    String about,
    Map<String, HandIn> files,
    boolean zip,
    Map<String, String> rules,
    List<String> keep) {

  /**
   * One file.
   *
   * @param is the golden submission that is in the archive; null where {@code text} is the file
   * @param at when it was handed in
   */
  record HandIn(String is, String text, String at) {

    Instant time() {
      return Instant.parse(at == null ? "2026-06-14T12:00:00Z" : at);
    }

    byte[] bytes(Repository repository) throws IOException {
      if (is == null) {
        return text.getBytes(StandardCharsets.UTF_8);
      }
      Path folder = Path.of(GoldenFolder.ROOT, "submissions", is);
      return Format.ZIP.pack(GoldenSubmission.in(folder).files(repository), time());
    }
  }

  private static final Path RULES = Path.of("src/main/resources/assignment.yml");

  /** Returns the class that a case's folder describes. */
  static GoldenClass in(Path folder) {
    return Catalogue.entry(folder.resolve("class.yml"), GoldenClass.class);
  }

  /** Writes all that was handed in below a folder, and returns what is to be graded. */
  Path write(Path temp, Repository repository) throws IOException {
    SortedMap<String, byte[]> all = new TreeMap<>();
    for (Map.Entry<String, HandIn> file : files.entrySet()) {
      all.put(file.getKey(), file.getValue().bytes(repository));
    }
    if (zip) {
      Instant day = Instant.parse("2026-06-20T12:00:00Z");
      return Files.write(temp.resolve("submissions.zip"), Format.ZIP.pack(all, day));
    }
    Path submissions = temp.resolve("submissions");
    for (Map.Entry<String, byte[]> file : all.entrySet()) {
      Path path = submissions.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
      FileTime time = FileTime.from(files.get(file.getKey()).time());
      Files.setLastModifiedTime(path, time);
    }
    return submissions;
  }

  /** Returns the options that go with what lies beside the description. */
  List<String> options(Path folder, Path temp) throws IOException {
    List<String> options = new ArrayList<>();
    if (Files.isDirectory(folder.resolve("course"))) {
      Path course = Files.createDirectories(temp.resolve("course"));
      try (var lists = Files.list(folder.resolve("course"))) {
        for (Path list : lists.toList()) {
          Files.copy(list, course.resolve(list.getFileName()));
        }
      }
      Files.writeString(course.resolve(RULES.getFileName()), rulesOfTheCourse());
      options.addAll(List.of("--course", course.toString()));
    }
    if (Files.exists(folder.resolve("worksheet.csv"))) {
      options.addAll(List.of("--worksheet", folder.resolve("worksheet.csv").toString()));
    }
    return options;
  }

  private String rulesOfTheCourse() throws IOException {
    String text = Files.readString(RULES);
    for (Map.Entry<String, String> rule : rules.entrySet()) {
      if (!text.contains(rule.getKey())) {
        throw new IllegalArgumentException(RULES + " has no " + rule.getKey());
      }
      text = text.replace(rule.getKey(), rule.getValue());
    }
    return text;
  }
}
