package backprop.grader.intake;

import backprop.grader.common.Fault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All that a class handed in. To be closed when nothing needs to be read any more.
 *
 * @param all in order of their names
 * @param remarks what was left out, and why; one sentence each
 */
public record Deliveries(List<Delivery> all, List<String> remarks, Closeable files)
    implements Closeable {

  /** What submissions are packed in, also where the grader can't read it. */
  private static final List<String> ARCHIVES =
      List.of(".zip", ".tar.gz", ".tgz", ".tar", ".rar", ".7z", ".tar.xz", ".tar.bz2");

  private static final Set<String> SUBMISSION = Set.of("src", "pom.xml", "backprop");

  /** A name, and what some systems add to that of a copy, and some courses to that of a team. */
  private static final Pattern ADDED =
      Pattern.compile(
          "(?<name>.+?)"
              + "(?:[ _-]\\d{1,2}| - .*|[^\\p{L}\\p{M}\\p{N}]*[^\\p{L}\\p{M}\\p{N} _.'+,;&-].*)",
          Pattern.DOTALL);

  private static final int MOST_NAMES = 10;

  /** Brings them in order, and asks about names that may be those of one student. */
  public Deliveries {
    all = all.stream().sorted(Comparator.comparing(Delivery::name)).toList();
    remarks = Stream.concat(remarks.stream(), questions(all).stream()).distinct().toList();
  }

  /**
   * Returns the submissions at a path.
   *
   * @param path a folder of submissions, a platform's download of them unpacked, or a zip of either
   * @param zone that of the clock whose time a zip writes down, where it doesn't say
   * @throws Fault if it isn't one of these, or there is nothing in it
   */
  public static Deliveries at(Path path, ZoneId zone) throws IOException {
    Deliveries found;
    if (Files.isDirectory(path)) {
      found = ClassFolder.read(path);
    } else if (!Files.exists(path)) {
      throw new Fault(path + ": no such file or folder");
    } else if (isZip(path.toString())) {
      found = ClassZip.read(path, zone);
    } else {
      throw new Fault(
          path + ": name a folder of submissions, or a zip of one such as Moodle makes");
    }
    if (found.all().isEmpty()) {
      found.close();
      String why = found.remarks().isEmpty() ? "" : " (" + found.remarks().get(0) + ")";
      throw new Fault(
          path
              + ": no submissions in it"
              + why
              + " (see grader/docs/troubleshooting.md#no-submissions)");
    }
    return found;
  }

  /** Tells whether a file's name is that of an archive. */
  static boolean isArchive(String name) {
    return !withoutEnding(name).equals(name);
  }

  /** Returns what to say of what was left out, and of names that had to be guessed at. */
  static List<String> remarks(Collection<String> leftOut, NameBytes names) {
    return Stream.concat(
            leftOut.isEmpty() ? Stream.empty() : Stream.of("not submissions: " + some(leftOut)),
            names.remarks().stream())
        .toList();
  }

  /** Returns the first names, and how many more there are. */
  public static String some(Collection<String> names) {
    String more = names.size() > MOST_NAMES ? " and " + (names.size() - MOST_NAMES) + " more" : "";
    return names.stream().limit(MOST_NAMES).collect(Collectors.joining(", ")) + more;
  }

  /** Tells whether a folder's or archive's files are those of one submission, by some of them. */
  static boolean isSubmission(List<String> names) {
    return names.stream().anyMatch(SUBMISSION::contains)
        || !names.isEmpty()
            && names.stream()
                .allMatch(name -> name.endsWith(".java") && OwnerName.moodle(name) == null);
  }

  static Fault oneSubmission(Path path) {
    return new Fault(
        path + ": looks like one submission; give the folder above it, or use: grade " + path);
  }

  private static boolean isZip(String name) {
    return name.toLowerCase(Locale.ROOT).endsWith(".zip");
  }

  /** Returns an archive's name without its ending, or endings; any other name stays. */
  public static String withoutEnding(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return ARCHIVES.stream()
        .filter(ending -> lower.endsWith(ending) && name.length() > ending.length())
        .map(ending -> withoutEnding(name.substring(0, name.length() - ending.length())))
        .findFirst()
        .orElse(name);
  }

  /** Returns questions on owners that may be the same person. */
  private static List<String> questions(List<Delivery> deliveries) {
    Set<String> owners = deliveries.stream().map(Delivery::ownerName).collect(Collectors.toSet());
    return owners.stream()
        .sorted()
        .map(ADDED::matcher)
        .filter(owner -> owner.matches() && owners.contains(owner.group("name")))
        .map(
            owner ->
                "%1$s: another student than %2$s? For a second attempt name it '%2$s (2)'"
                    .formatted(owner.group(), owner.group("name")))
        .toList();
  }

  /** Tells whether a name is a system's own, or hidden. */
  static boolean isHousekeeping(String name) {
    return name.startsWith(".") || name.equals("__MACOSX") || name.equals("Thumbs.db");
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}
