package backprop.grader.grading;

import backprop.grader.common.FileTree;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Catalogue.Program;
import backprop.grader.remote.ClassFiles;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Result;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import backprop.grader.result.TestResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What tells two builds of the grader apart where they may find different states: tests, reference,
 * wrong programs and what grades. Not what tests say and are worth, and not the pages: those are
 * made anew each time. Nobody forges builds, so that of each content the checksum does that a JVM
 * computes fastest.
 */
public final class BuildFingerprint {

  private static final Pattern OWN_JAR = Pattern.compile("grader-.*\\.jar");

  /** What the grader's jar has besides what grades; nothing that grades may refer to it. */
  private static final Pattern PAGES =
      Pattern.compile(
          "(?!backprop/).*"
              + "|backprop/grader/(authoring|batch|cli|compare|course|explain|moodle|page|platform|report)/.*");

  private static final Set<State> HAVE_A_CAUSE = EnumSet.of(State.FAILED, State.OUT_OF_MEMORY);

  private final Catalogue catalogue;
  private final String everybody;
  private final String variants;
  private final String ownTests;

  /** Of the wrong programs, by task: a class asks for them with each result. */
  private final Map<String, String> mutants = new ConcurrentHashMap<>();

  /** Reads a build. */
  BuildFingerprint(Installation installation) throws IOException {
    Path programs = installation.catalogue();
    catalogue = Catalogue.read(programs);
    MessageDigest digest = DigestUtils.getSha256Digest();
    for (Path folder : List.of(installation.libraries(), installation.home().resolve("worker"))) {
      add(digest, folder);
    }
    add(digest, programs.resolve(Catalogue.REFERENCE));
    add(digest, installation.home().resolve("assignment/sources"));
    add(
        digest,
        installation.student().getFileName().toString(),
        Files.readAllBytes(installation.student()));
    add(digest, "tests", Files.readAllBytes(installation.publicTests()));
    ClassFiles.read(installation.hiddenTests(), name -> true)
        .forEach((name, code) -> add(digest, name, TestCode.of(code)));
    everybody = HexFormat.of().formatHex(digest.digest());
    MessageDigest others = DigestUtils.getSha256Digest();
    add(others, programs.resolve(Catalogue.VARIANTS));
    variants = HexFormat.of().formatHex(others.digest());
    ownTests =
        of(Stream.concat(catalogue.forOwnTests().stream(), catalogue.rightForOwnTests().stream()));
  }

  /**
   * Returns what a result depends on in this build: the wrong programs of a task only if something
   * failed there, those for students' own tests only if there are some.
   */
  public String of(Assignment assignment, Result result) {
    StringBuilder parts = new StringBuilder(everybody);
    List<TestResult> failed =
        result.tests().stream()
            .filter(test -> HAVE_A_CAUSE.contains(test.state()) && !isOwnTest(test))
            .toList();
    for (Task task : assignment.tasks()) {
      if (failed.stream().anyMatch(test -> task.parts().containsKey(test.part()))) {
        parts.append(task.id()).append(variants);
        parts.append(mutants.computeIfAbsent(task.id(), id -> mutants(task)));
      }
    }
    if (result.tests().stream().anyMatch(BuildFingerprint::isOwnTest)) {
      parts.append(ownTests);
    }
    return DigestUtils.sha256Hex(parts.toString());
  }

  /** Returns what any result may depend on in this build. */
  public String ofAll() {
    return DigestUtils.sha256Hex(
        everybody + variants + of(catalogue.mutants().stream()) + ownTests);
  }

  private String mutants(Task task) {
    return of(
        catalogue.mutants().stream()
            .filter(program -> task.parts().containsKey(program.entry().part())));
  }

  private static String of(Stream<? extends Program<?>> programs) {
    MessageDigest digest = DigestUtils.getSha256Digest();
    programs.forEach(
        program ->
            program
                .changed()
                .forEach((name, code) -> add(digest, program.id() + " " + name, code)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isOwnTest(TestResult test) {
    return test.name().startsWith(HiddenTest.OWN_TESTS) && test.state() != State.NOT_IMPLEMENTED;
  }

  private static void add(MessageDigest digest, Path folder) throws IOException {
    for (Map.Entry<String, Path> file : FileTree.of(folder).entrySet()) {
      if (OWN_JAR.matcher(file.getValue().getFileName().toString()).matches()) {
        addGrading(digest, file.getValue());
      } else {
        add(digest, file.getKey(), Files.readAllBytes(file.getValue()));
      }
    }
  }

  private static void addGrading(MessageDigest digest, Path jar) throws IOException {
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        if (!PAGES.matcher(entry.getName()).matches()) {
          DigestUtils.updateDigest(digest, entry.getName() + "\n" + entry.getCrc() + "\n");
        }
      }
    }
  }

  private static void add(MessageDigest digest, String name, byte[] content) {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    String line = name + "\n" + content.length + "\n" + checksum.getValue() + "\n";
    digest.update(line.getBytes(StandardCharsets.UTF_8));
  }
}
