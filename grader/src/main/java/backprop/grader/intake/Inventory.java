package backprop.grader.intake;

import backprop.grader.common.Fault;
import backprop.grader.common.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.io.function.IOSupplier;

/** Goes through the files of a submission one by one, keeps the Java sources, and counts. */
final class Inventory {
  private static final Set<String> ARCHIVE_ENDINGS =
      Set.of(".zip", ".tar.gz", ".tgz", ".tar", ".rar", ".7z");

  /** The students' build file; its version is the handout's. */
  private static final String POM = "pom.xml";

  private static final String CHECK = "check that you may read it, or hand in a plain zip";

  private static final int MOST_POM_BYTES = 1 << 16;
  private static final int MOST_POMS = 4;

  /** What {@code mvn package} puts in of the student's trainings. */
  private static final Pattern TRAINING =
      Pattern.compile("(?:.*/)?training/([^/]{1,40})/(summary\\.txt|training\\.csv)");

  private static final int MOST_TRAINING_BYTES = 1 << 16;
  private static final int MOST_TRAININGS = 12;
  private static final Pattern HANDOUT =
      Pattern.compile(
          "<groupId>backprop-by-hand</groupId>\\s{0,80}<artifactId>student</artifactId>"
              + "\\s{0,80}<version>([0-9.]{1,20})</version>");

  private final String submission;
  private final IntakeLimits limits;
  private final List<FoundFile> sources = new ArrayList<>();
  private final List<String> otherFiles = new ArrayList<>();
  private final List<String> archives = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final SortedMap<String, Training> trainings = new TreeMap<>();
  private final Set<String> owners = new HashSet<>();
  private int entries;
  private long totalBytes;
  private String handout = "";
  private int poms;

  Inventory(String submission, IntakeLimits limits) {
    this.submission = submission;
    this.limits = limits;
  }

  /**
   * Looks at one file, and reads it if it is a Java source.
   *
   * @param name its path in the submission, as written there
   * @param size its size as far as known, else -1
   * @param packedSize its size in the archive, if it is packed on its own, else -1
   */
  void add(String name, long size, long packedSize, IOSupplier<InputStream> content)
      throws IOException {
    // Some Windows programs write zip entries with backslashes.
    String path = name.replace('\\', '/');
    if (isUnsafe(path)) {
      ignored.add(Text.name(name) + ": not a proper path inside the submission");
      return;
    }
    String location = Text.printable(path.startsWith("./") ? path.substring(2) : path);
    if (isHousekeeping(location)) {
      return;
    }
    boolean isSource = location.toLowerCase(Locale.ROOT).endsWith(".java");
    if (!isSource && ("/" + location).contains("/data/")) {
      otherFiles.add(location);
      return;
    }
    countEntry();
    OwnerName owner = OwnerName.moodle(location.replaceAll("/.*", ""));
    if (owner != null) {
      owners.add(owner.id());
    }
    if ((location.equals(POM) || location.endsWith("/" + POM)) && poms++ < MOST_POMS) {
      readHandout(content);
    }
    Matcher training = TRAINING.matcher(location);
    if (training.matches() && readTraining(training, content)) {
      return;
    }
    if (!isSource) {
      (isArchive(location) ? archives : otherFiles).add(location);
    } else if (size > limits.sourceBytes()) {
      ignored.add(tooLarge(location));
    } else if (packedSize >= 0 && limits.isBomb(size, packedSize)) {
      ignored.add(location + ": packed too tightly to be a source file");
    } else {
      read(location, content);
    }
  }

  /** Notes a link: it is never followed. */
  void addLink(String name) {
    String location = Text.name(name);
    if (!isHousekeeping(location)) {
      countEntry();
      ignored.add(location + ": a link, which is not followed");
    }
  }

  /**
   * Notes a file, or a whole folder, that could not be read.
   *
   * @throws Fault if it may be or hold a source: points must not be lost for what nobody has seen
   */
  void addUnreadable(String name, boolean isFolder) {
    String location = Text.printable(name.replace('\\', '/'));
    if (isHousekeeping(location)) {
      return;
    }
    if (isFolder || location.toLowerCase(Locale.ROOT).endsWith(".java")) {
      String part = location.isEmpty() ? "" : Text.name(location) + ": ";
      throw Fault.unreadable(submission + ": " + part + "could not be read; " + CHECK);
    }
    ignored.add(Text.name(name) + ": could not be read");
  }

  /** Tells whether the files are those of several people. */
  boolean isOfClass() {
    return owners.size() > 1;
  }

  List<FoundFile> sources() {
    return sources;
  }

  List<String> otherFiles() {
    return otherFiles;
  }

  /** What trainings have left, by name. */
  List<Training> trainings() {
    return List.copyOf(trainings.values());
  }

  /** Archives inside the submission; they are not opened. */
  List<String> archives() {
    return archives;
  }

  List<String> ignored() {
    return ignored;
  }

  /** Returns the version of the handout that the submission says it was made from; else empty. */
  String handout() {
    return handout;
  }

  private void readHandout(IOSupplier<InputStream> content) throws IOException {
    byte[] bytes;
    try (InputStream in = content.get()) {
      bytes = in.readNBytes(MOST_POM_BYTES);
    }
    Matcher version = HANDOUT.matcher(new String(bytes, StandardCharsets.UTF_8));
    if (handout.isEmpty() && version.find()) {
      handout = version.group(1);
    }
  }

  /** Returns whether the file is kept: it isn't if it, or their number, is too large. */
  private boolean readTraining(Matcher location, IOSupplier<InputStream> content)
      throws IOException {
    String name = location.group(1);
    Training known = trainings.getOrDefault(name, new Training(name, "", ""));
    byte[] bytes;
    try (InputStream in = content.get()) {
      bytes = in.readNBytes(MOST_TRAINING_BYTES + 1);
    }
    if (bytes.length > MOST_TRAINING_BYTES
        || (trainings.size() == MOST_TRAININGS && !trainings.containsKey(name))) {
      return false;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    trainings.put(
        name,
        location.group(2).endsWith(".csv")
            ? new Training(name, known.summary(), text)
            : new Training(name, text, known.table()));
    return true;
  }

  private void countEntry() {
    entries++;
    if (entries > limits.entries()) {
      throw tooManyFiles(submission, limits.entries());
    }
  }

  static Fault tooManyFiles(String submission, int most) {
    return Fault.unreadable(
        String.format(
            Locale.ROOT,
            "%s: more than %,d files; hand in only target/submission.zip",
            submission,
            most));
  }

  private void read(String location, IOSupplier<InputStream> content) throws IOException {
    byte[] bytes;
    try (InputStream in = content.get()) {
      bytes = in.readNBytes(limits.sourceBytes() + 1);
    }
    // Counted before anything else: an entry that lies about its size was unpacked, too.
    totalBytes += bytes.length;
    if (totalBytes > limits.totalBytes()) {
      throw Fault.unreadable(
          String.format(
              Locale.ROOT,
              "%s: more than %d MB of Java sources; hand in only target/submission.zip",
              submission,
              limits.totalBytes() >> 20));
    }
    if (bytes.length > limits.sourceBytes()) {
      ignored.add(tooLarge(location));
    } else {
      sources.add(new FoundFile(location, bytes));
    }
  }

  private String tooLarge(String location) {
    return String.format(
        Locale.ROOT, "%s: larger than %d KB", location, limits.sourceBytes() >> 10);
  }

  private boolean isUnsafe(String path) {
    return path.isEmpty()
        || path.startsWith("/")
        || path.indexOf('\0') >= 0
        || path.matches("(?s)[A-Za-z]:.*")
        || List.of(path.split("/")).contains("..")
        || path.length() > limits.pathLength()
        || path.chars().filter(c -> c == '/').count() > limits.depth();
  }

  private static boolean isArchive(String location) {
    String lower = location.toLowerCase(Locale.ROOT);
    return ARCHIVE_ENDINGS.stream().anyMatch(lower::endsWith);
  }

  /** Hidden files and folders, and what builds and systems leave behind. */
  static boolean isHousekeeping(String location) {
    for (String segment : location.split("/")) {
      boolean hidden = segment.startsWith(".") && segment.length() > 1;
      if (hidden || segment.equals("__MACOSX") || segment.equals("target")) {
        return true;
      }
    }
    return false;
  }
}
