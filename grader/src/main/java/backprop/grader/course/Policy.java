package backprop.grader.course;

import backprop.grader.common.Texts;
import backprop.grader.result.Feedback;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/**
 * The rules of a course, from the section {@code course} of {@code assignment.yml}.
 *
 * @param due until when to hand in; null if nothing is ever late
 * @param timeZone of all dates and times
 * @param groupSize where others than these hand in together, the course is told
 * @param paper points of the questions on paper; 0 if they don't count here
 * @param feedback how much the students' pages say
 * @param language of pages and comments
 */
public record Policy(
    @JsonFormat(pattern = Policy.TIME, lenient = OptBoolean.FALSE) LocalDateTime due,
    ZoneId timeZone,
    LatePolicy late,
    Counts counts,
    Groups groups,
    GroupSize groupSize,
    Bonus bonus,
    double paper,
    Scale scale,
    Feedback feedback,
    Texts language,
    TimeLimits limits) {

  /** How times are written, with a space or a T. */
  static final String TIME = "uuuu-MM-dd[ ]['T']HH:mm[:ss]";

  private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm");

  /** Which of a student's submissions counts. */
  public enum Counts {
    @JsonProperty("last")
    LAST,
    @JsonProperty("best")
    BEST,
    @JsonProperty("requested")
    REQUESTED
  }

  /** Who handed in a submission. */
  public enum Groups {
    /** One student. */
    @JsonProperty("none")
    NONE,
    /** All whose numbers the archive's name lists, as in 123_456_789.zip. */
    @JsonProperty("names")
    NAMES,
    /** All whom roster.csv has in the group of that name. */
    @JsonProperty("roster")
    ROSTER
  }

  /** What bonus points are good for. */
  public enum Bonus {
    /** They make up for lost points, up to the points of the ordinary tasks. */
    @JsonProperty("fills")
    FILLS,
    /** They are on top. */
    @JsonProperty("adds")
    ADDS,
    /** They are shown, and count for nothing. */
    @JsonProperty("none")
    NONE
  }

  /** What isn't said has its default. */
  public Policy {
    timeZone = timeZone == null ? ZoneId.of("UTC") : timeZone;
    late = late == null ? LatePolicy.NONE : late;
    counts = counts == null ? Counts.LAST : counts;
    groups = groups == null ? Groups.NAMES : groups;
    groupSize = groupSize == null ? GroupSize.USUAL : groupSize;
    bonus = bonus == null ? Bonus.FILLS : bonus;
    scale = scale == null ? Scale.NONE : scale;
    feedback = feedback == null ? Feedback.STUDENT : feedback;
    language = language == null ? Texts.EN : language;
    limits = limits == null ? TimeLimits.STANDARD : limits;
    if (!(paper >= 0 && paper <= 10_000)) {
      throw new IllegalArgumentException("paper: give points from 0 to 10000");
    }
  }

  /** Returns the due date for everybody without an extension; null if there is none. */
  public ZonedDateTime dueTime() {
    return due == null ? null : dueAt(due);
  }

  // Where clocks go back an hour, the later of the two, in the student's favour.
  ZonedDateTime dueAt(LocalDateTime time) {
    return time.atZone(timeZone).withLaterOffsetAtOverlap();
  }

  /** Returns what ordinary and bonus points are worth together, before any penalty. */
  public double earned(double score, double bonusPoints, double maxScore) {
    return switch (bonus) {
      case FILLS -> Math.max(score, Math.min(maxScore, score + bonusPoints));
      case ADDS -> score + bonusPoints;
      case NONE -> score;
    };
  }

  /** Returns a time as reports show it, to the minute. */
  public String shown(ZonedDateTime time) {
    return time.withZoneSameInstant(timeZone).format(MINUTES);
  }
}
