package backprop.grader.intake;

import backprop.grader.common.Text;

/**
 * A Java source file of a submission, as it was found.
 *
 * @param location its printable path inside the submission, with slashes
 * @param bytes its content
 */
record FoundFile(String location, byte[] bytes) {

  /** Returns its path for a message. */
  String shown() {
    return Text.name(location);
  }

  String fileName() {
    return location.substring(location.lastIndexOf('/') + 1);
  }

  /** Returns the file's name without {@code .java}. */
  String baseName() {
    String name = fileName();
    return name.substring(0, name.length() - ".java".length());
  }

  boolean liesUnder(String folders) {
    return ("/" + location).contains("/" + folders + "/");
  }
}
