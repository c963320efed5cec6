package backprop.grader.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Sums up the files of a submission that are no Java sources, in a few short phrases. */
final class OtherFiles {
  private static final int MOST_PHRASES = 8;
  private static final Set<String> USUAL =
      Set.of(
          "pom.xml",
          "submission.xml",
          "README.md",
          "README.html",
          "ANSWERS.md",
          "LICENSE",
          "mvnw",
          "mvnw.cmd",
          "Thumbs.db",
          "desktop.ini");
  private static final List<String> HANDOUT =
      List.of("/src/test/", "/src/test-given/", "/pictures/", "/pages/");

  private OtherFiles() {}

  /**
   * Returns phrases such as "data/ (12 files)".
   *
   * @param locations where the files lie
   * @param mentionData whether a data folder is worth a word: in an archive it only costs time
   */
  static List<String> phrases(List<String> locations, boolean mentionData) {
    Map<String, List<String>> groups = new TreeMap<>();
    for (String location : locations) {
      String group = group(location);
      if (!group.isEmpty() && (mentionData || !group.equals("data/"))) {
        groups.computeIfAbsent(group, name -> new ArrayList<>()).add(location);
      }
    }
    List<String> phrases = new ArrayList<>();
    groups.forEach((name, files) -> phrases.add(phrase(name, files)));
    return shortened(phrases);
  }

  /** Returns the first phrases, and how many more there would be. */
  static List<String> shortened(List<String> phrases) {
    if (phrases.size() <= MOST_PHRASES) {
      return phrases;
    }
    List<String> first = new ArrayList<>(phrases.subList(0, MOST_PHRASES - 1));
    first.add("and " + (phrases.size() - first.size()) + " more");
    return first;
  }

  private static String phrase(String group, List<String> files) {
    if (!group.endsWith("/")) {
      return files.get(0);
    }
    return group + (files.size() == 1 ? " (1 file)" : " (" + files.size() + " files)");
  }

  /** "" for what nobody expects to count. */
  private static String group(String location) {
    String name = location.substring(location.lastIndexOf('/') + 1);
    String folders = "/" + location.substring(0, location.length() - name.length());
    if (folders.contains("/data/")) {
      return "data/";
    }
    if (USUAL.contains(name)
        || name.endsWith(".iml")
        || HANDOUT.stream().anyMatch(folders::contains)) {
      return "";
    }
    if (folders.equals("/")) {
      return name;
    }
    return folders.substring(1);
  }
}
