package backprop.grader.golden;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.classes.Repository;
import backprop.grader.cli.Main;
import backprop.grader.common.FileTree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What an instructor sees of a class, and what goes to its students and a platform, whole. */
class ClassGoldenIT {

  private static final List<String> ALWAYS = List.of("gradebook.csv", "class.json", "index.html");

  @TempDir private Path temp;

  static List<Path> classes() throws IOException {
    return GoldenFolder.all("classes");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("classes")
  void usersSeeWhatTheySaw(Path folder) throws IOException {
    GoldenClass golden = GoldenClass.in(folder);
    Path submissions =
        golden.write(temp, new Repository(Path.of("..").toAbsolutePath().normalize()));
    Path out = temp.resolve("results");
    List<String> words = new ArrayList<>(List.of("class", submissions.toString()));
    // In a plain process, which every machine has.
    words.addAll(List.of("--out", out.toString(), "--sandbox", "plain", "--seed", "1"));
    words.addAll(List.of("--jobs", "1"));
    words.addAll(golden.options(folder, temp));
    SortedMap<String, String> outputs = new TreeMap<>();
    outputs.put("terminal.txt", Normal.text(terminal(words), temp));
    outputs.put("files.txt", String.join("\n", files(out)) + "\n");
    for (String name : files(out)) {
      if (ALWAYS.contains(name) || golden.keep().stream().anyMatch(name::startsWith)) {
        String text = Normal.text(Files.readString(out.resolve(name)));
        outputs.put(goldenName(name), Normal.withoutDigest(text));
      }
    }
    new GoldenFolder(folder).check(outputs);
  }

  // File names have a hash of the student's name at their end.
  private static String goldenName(String file) {
    return file.replaceAll("-[0-9a-f]{32}", "").replace('/', '_');
  }

  private static String terminal(List<String> words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out), new PrintWriter(err), words.toArray(String[]::new));
    assertThat(code).as(err.toString()).isZero();
    return err + "\n" + out;
  }

  /** Returns the names of all files, and what is in an archive. */
  private static List<String> files(Path out) throws IOException {
    List<String> names = new ArrayList<>();
    for (Map.Entry<String, Path> file : FileTree.of(out).entrySet()) {
      names.add(file.getKey());
      if (file.getKey().endsWith(".zip")) {
        names.addAll(entries(file.getValue(), out.resolve("pages")));
      }
    }
    return names;
  }

  private static List<String> entries(Path zip, Path pages) throws IOException {
    List<String> entries = new ArrayList<>();
    byte[] bytes = Files.readAllBytes(zip);
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add("  " + entry.getName() + " is " + pageWith(in.readAllBytes(), pages));
      }
    }
    return entries;
  }

  private static String pageWith(byte[] content, Path pages) throws IOException {
    try (Stream<Path> files = Files.list(pages)) {
      for (Path page : files.sorted().toList()) {
        if (Arrays.equals(Files.readAllBytes(page), content)) {
          return pages.getFileName() + "/" + page.getFileName();
        }
      }
    }
    return "no page: " + new String(content, StandardCharsets.UTF_8);
  }
}
