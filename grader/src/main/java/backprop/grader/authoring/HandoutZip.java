package backprop.grader.authoring;

import backprop.grader.common.Fault;
import backprop.grader.common.FileTree;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * What students receive: the folder {@code student/} without what builds and editors leave there,
 * its Markdown as pages too, and the licence. The same content gives the same bytes.
 */
public final class HandoutZip {

  /** What is part of it; builds and editors leave other things beside these. */
  private static final String[] PARTS = {
    "pom.xml",
    "README.md",
    "submission.xml",
    "src",
    "pictures",
    "pages",
    ".gitignore",
    ".mvn",
    ".run",
    ".vscode",
    ".devcontainer"
  };

  private static final String LICENCE = "LICENSE";
  private static final Pattern COURSE =
      Pattern.compile("<!-- course -->.*?<!-- /course -->", Pattern.DOTALL);

  private static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  private HandoutZip() {}

  /**
   * Returns the archive.
   *
   * @param repository the folder of {@code student/} and the licence
   * @param version of the assignment; names the archive's one folder
   * @param rules of the course, in Markdown: what stands in the handout instead; null: as it is
   * @throws Fault if the handout can't be made a page
   */
  public static byte[] of(Path repository, String version, String rules) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (var file : files(repository, rules).entrySet()) {
        ZipEntry entry = new ZipEntry("backprop-by-hand-" + version + "/" + file.getKey());
        entry.setLastModifiedTime(TIME);
        zip.putNextEntry(entry);
        zip.write(file.getValue());
      }
    }
    return bytes.toByteArray();
  }

  private static SortedMap<String, byte[]> files(Path repository, String rules) throws IOException {
    Path student = repository.resolve("student");
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String part : PARTS) {
      for (Path file : FileTree.of(student.resolve(part)).values()) {
        String name = student.relativize(file).toString().replace('\\', '/');
        files.put(
            name,
            name.endsWith(".md") && rules != null
                ? withRules(Files.readString(file), rules).getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(file));
      }
    }
    for (String name : List.copyOf(files.keySet())) {
      if (name.endsWith(".md")) {
        String text = new String(files.get(name), StandardCharsets.UTF_8);
        String page = HandoutPage.among(student.resolve(name), text);
        files.put(name.replaceFirst("md$", "html"), page.getBytes(StandardCharsets.UTF_8));
      }
    }
    files.put(LICENCE, Files.readAllBytes(repository.resolve(LICENCE)));
    return files;
  }

  /** Returns the handout with the rules of a course in place of what it says of any course. */
  private static String withRules(String markdown, String rules) {
    return COURSE.matcher(markdown).replaceAll(Matcher.quoteReplacement(rules));
  }
}
