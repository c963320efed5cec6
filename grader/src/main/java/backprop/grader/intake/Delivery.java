package backprop.grader.intake;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One submission as it was handed in; nothing of it has been looked into.
 *
 * @param name unique within the class: the name of its folder or archive
 * @param owner who handed it in: a platform's number, else the name without what tells attempts
 *     apart
 * @param ownerName the owner as people say it
 * @param moodlePrefix what Moodle's names of the owner's files begin with; empty elsewhere
 * @param handedIn when; null if that isn't known
 */
public record Delivery(
    String name,
    String owner,
    String ownerName,
    String moodlePrefix,
    Instant handedIn,
    @JsonIgnore Source source) {

  /** Where a submission's files are. */
  @FunctionalInterface
  public interface Source {

    /** Returns what counts of the submission. */
    Submission read(SubmissionReader reader);
  }
}
