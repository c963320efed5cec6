package backprop.grader.attacks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** What is worth stealing or breaking, planted where a hostile submission finds it. */
final class Trap implements AutoCloseable {

  private static final Pattern REPEATED = Pattern.compile("\\$\\{(\\d+):([^}]*)}");

  private static final List<Path> OPEN_FOLDERS =
      List.of(
          Path.of(System.getProperty("java.io.tmpdir")),
          Path.of("/tmp"),
          Path.of("/var/tmp"),
          Path.of("/dev/shm"),
          Path.of("").toAbsolutePath(),
          Path.of(System.getProperty("user.home")));

  private final Path root;
  private final String secret = random();
  private final String marker = "mark" + random();
  private final LoopbackListener listener;

  /** Open as long as the trap is: a file that this process holds. */
  private final InputStream held;

  private final Map<String, String> placeholders = new LinkedHashMap<>();
  private int folders;

  /** Plants everything below a folder that only the grader's user may enter. */
  Trap(Path root, Path graderHome) throws IOException {
    this.root = root;
    Path secretFile = Files.writeString(root.resolve("secret.txt"), secret);
    held = Files.newInputStream(secretFile);
    Path other = Files.createDirectories(root.resolve("others/eve"));
    Files.writeString(other.resolve("Sigmoid.java"), "// " + secret);
    Path folder = Files.createDirectories(root.resolve("others/mallory"));
    ArchivePlan zip = new ArchivePlan("zip", true, null, null, null, null, null, null);
    new HostileArchive(zip, HostileSubmission.reference()).write(folder.resolve("submission.zip"));
    Files.createDirectories(root.resolve("drop"));
    listener = new LoopbackListener(root.resolve("s"));
    placeholders.put("secretFile", secretFile.toString());
    placeholders.put("otherSubmission", other.toString());
    placeholders.put("otherFolder", folder.toString());
    placeholders.put("drop", root.resolve("drop").toString());
    placeholders.put("socket", root.resolve("s").toString());
    placeholders.put("graderHome", graderHome.toAbsolutePath().toString());
    placeholders.put("solution", HostileSubmission.solution().toString());
    placeholders.put("tcpPort", "" + listener.tcpPort());
    placeholders.put("udpPort", "" + listener.udpPort());
    placeholders.put("pid", "" + ProcessHandle.current().pid());
    placeholders.put("marker", marker);
  }

  private static String random() {
    byte[] bytes = new byte[8];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** Returns a new folder for one submission. */
  Path freshFolder() throws IOException {
    return Files.createDirectories(root.resolve("in/" + folders++));
  }

  /**
   * Returns the text with each placeholder filled in, such as {@code ${secretFile}}, or {@code
   * ${1000:x}} for a thousand of them; {@code %d} in that is the number.
   */
  String fill(String text) {
    String filled = REPEATED.matcher(text).replaceAll(Trap::repeated);
    for (Map.Entry<String, String> entry : placeholders.entrySet()) {
      filled = filled.replace("${" + entry.getKey() + "}", entry.getValue());
    }
    return filled;
  }

  private static String repeated(MatchResult match) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Integer.parseInt(match.group(1)); i++) {
      text.append(match.group(2).replace("%d", "" + i));
    }
    return Matcher.quoteReplacement(text.toString());
  }

  ArchivePlan fill(ArchivePlan plan) {
    JsonMapper json = new JsonMapper();
    return json.readValue(fill(json.writeValueAsString(plan)), ArchivePlan.class);
  }

  /**
   * Returns what an attack has got at since this was last asked, and sets things right again.
   *
   * @param shown everything that the grader wrote about the submission
   * @param forbidden further texts that must not be in it
   */
  List<String> sprung(String shown, List<String> forbidden) throws IOException {
    List<String> sprung = new ArrayList<>();
    if (shown.contains(secret)) {
      sprung.add("read a secret");
    }
    forbidden.stream()
        .map(this::fill)
        .filter(shown::contains)
        .forEach(text -> sprung.add("read " + text));
    if (listener.visits() > 0) {
      sprung.add("reached a server");
    }
    for (Path file : written()) {
      sprung.add("wrote " + file);
      Files.deleteIfExists(file);
    }
    for (ProcessHandle process : left()) {
      sprung.add("left process " + process.info().commandLine().orElse("?"));
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    return sprung;
  }

  /** Whatever lies in the drop, or anywhere open with the marker in its name. */
  private List<Path> written() throws IOException {
    List<Path> found = new ArrayList<>(list(root.resolve("drop")));
    for (Path folder : OPEN_FOLDERS) {
      list(folder).stream()
          .filter(file -> file.getFileName().toString().contains(marker))
          .forEach(found::add);
    }
    return found;
  }

  private static List<Path> list(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private List<ProcessHandle> left() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.info().commandLine().orElse("").contains(marker))
        .toList();
  }

  @Override
  public void close() throws IOException {
    listener.close();
    held.close();
  }
}
