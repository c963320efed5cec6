package backprop.grader.classes;

/** How a class of submissions lies on the disk. */
public enum Shape {
  /** An archive or a folder for each student, named like the student; several attempts. */
  FOLDER,
  /** Moodle's "download all" zip, with a folder for each student. */
  MOODLE_ZIP,
  /** The same zip without folders: the student stands in front of each file's name. */
  MOODLE_FLAT,
  /** The first zip, unpacked. */
  MOODLE_FOLDER,
  /** An archive for each group, named by matriculation numbers; several attempts. */
  GROUPS,
  /** A Git clone for each student, with a commit for each attempt. */
  CLONES;

  /** Returns whether it comes from Moodle, which shows the last attempt only. */
  public boolean isMoodle() {
    return this == MOODLE_ZIP || this == MOODLE_FLAT || this == MOODLE_FOLDER;
  }
}
