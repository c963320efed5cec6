package backprop.grader.gradebook;

import java.util.List;

/**
 * Moodle's grading worksheet with the grades in it.
 *
 * @param bytes of the file; nothing but grades and comments differs from what was downloaded
 * @param remarks what the instructor should know before uploading it, a sentence each
 */
public record FilledWorksheet(byte[] bytes, List<String> remarks) {}
