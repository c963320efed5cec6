package backprop.grader.classes;

/**
 * Somebody in the class.
 *
 * @param name the full name, with whatever a registration form let through
 * @param matriculation seven digits
 * @param participant Moodle's number for this student in this assignment
 */
public record Student(String name, String matriculation, int participant) {

  /** Returns the address that a worksheet shows. */
  public String email() {
    return "s" + matriculation + "@example.org";
  }

  /** Returns the name as a part of a path: without slashes. */
  public String fileName() {
    return name.replace("/", "");
  }

  /**
   * Returns the name as Moodle writes it before file names: underscores are spaces, and what some
   * file systems refuse is left out.
   */
  public String moodleName() {
    return name.replace('_', ' ').replaceAll("[\\p{Cntrl}&<>\"`|':\\\\/]", "");
  }
}
