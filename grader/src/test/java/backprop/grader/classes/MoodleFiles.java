package backprop.grader.classes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The files of Moodle's "download all submissions", by path. When something was handed in stands in
 * the worksheet only.
 */
final class MoodleFiles {
  private final boolean folders;
  private final SortedMap<String, byte[]> files = new TreeMap<>();

  /** Makes it with a folder for each student, or with prefixes before the files' names. */
  MoodleFiles(boolean folders) {
    this.folders = folders;
  }

  /**
   * Adds a submission and the text beside it.
   *
   * @param number decides whether the folder's name ends with an underscore
   * @return where it lies
   */
  List<String> add(HandIn handIn, int number) throws IOException {
    Student student = handIn.student();
    String prefix = student.moodleName() + "_" + student.participant() + "_assignsubmission_";
    // Some versions of Moodle leave the last underscore out, but never before a file's name.
    String end = !folders ? "_" : number % 5 == 0 ? "/" : "_/";
    List<String> places = new ArrayList<>();
    String file = prefix + "file" + end + "submission" + handIn.last().format().extension();
    files.put(file, handIn.last().archive());
    places.add(file);
    if (!handIn.onlineText().isEmpty()) {
      String text = prefix + "onlinetext" + end + "onlinetext.html";
      files.put(text, ("<p>" + handIn.onlineText() + "</p>\n").getBytes(UTF_8));
      places.add(text);
    }
    return places;
  }

  SortedMap<String, byte[]> all() {
    return files;
  }
}
