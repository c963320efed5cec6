package backprop.grader.attacks;

import backprop.grader.common.FileTree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;

/** Makes of an attack the folder or the archive that the hostile student hands in. */
final class HostileSubmission {

  private static final Path SOLUTION = Path.of("../solution/src/main/java");
  private static final String BEGIN = "// BEGIN SOLUTION Task ";
  private static final String END = "// END SOLUTION";

  private HostileSubmission() {}

  /** Returns the project's reference solution. */
  static Path solution() {
    return Path.of("../solution").toAbsolutePath().normalize();
  }

  /**
   * Makes the submission in a folder.
   *
   * @param trap fills the attack's placeholders
   * @return its path
   */
  static Path write(Attack attack, Trap trap) throws IOException {
    SortedMap<String, String> files = reference();
    for (Attack.Edit edit : attack.edits()) {
      apply(edit, files, trap);
    }
    Path path = trap.freshFolder().resolve(trap.fill(attack.name()));
    if (attack.archive() == null) {
      attack.add().forEach((file, text) -> files.put(file, trap.fill(text)));
      ArchivePlan folder = new ArchivePlan("folder", true, null, null, null, null, null, null);
      new HostileArchive(folder, files).write(path);
    } else {
      new HostileArchive(trap.fill(attack.archive()), files).write(path);
    }
    return path;
  }

  /** Returns the texts of the reference's files, by path. */
  static SortedMap<String, String> reference() throws IOException {
    return FileTree.texts(SOLUTION);
  }

  private static void apply(Attack.Edit edit, Map<String, String> files, Trap trap) {
    String with = trap.fill(edit.with());
    if (edit.at() == null) {
      String file = "backprop/" + edit.file();
      String text = files.getOrDefault(file, "");
      if (edit.replace() != null && !text.contains(edit.replace())) {
        throw new IllegalArgumentException(file + " has no " + edit.replace());
      }
      files.put(file, edit.replace() == null ? with : text.replace(edit.replace(), with));
      return;
    }
    String marker = BEGIN + edit.at() + ":";
    for (Map.Entry<String, String> file : files.entrySet()) {
      String text = file.getValue();
      int begin = text.indexOf(marker);
      if (begin >= 0) {
        int end = text.indexOf(END, begin);
        file.setValue(text.substring(0, begin) + with + text.substring(end + END.length()));
        return;
      }
    }
    throw new IllegalArgumentException("the solution has no block for task " + edit.at());
  }
}
