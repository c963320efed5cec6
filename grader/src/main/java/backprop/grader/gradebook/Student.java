package backprop.grader.gradebook;

/**
 * Who handed in.
 *
 * @param id unique in the class: the platform's number, a matriculation number, else the name of
 *     the folder or archive
 * @param name as people say it; may be anything that a student typed
 * @param moodlePrefix what Moodle's names of this student's files begin with, such as {@code Ada
 *     Lovelace_123}; empty where the class doesn't come from Moodle
 */
public record Student(String id, String name, String moodlePrefix) {}
