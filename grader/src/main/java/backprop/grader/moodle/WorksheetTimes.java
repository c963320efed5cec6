package backprop.grader.moodle;

import backprop.grader.common.Text;
import backprop.grader.course.Student;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When students handed in, from the column Last modified (submission) of Moodle's worksheet.
 *
 * @param times by student; absent where nothing is known for sure
 * @param remarks on what couldn't be read, a sentence each
 */
public record WorksheetTimes(Map<Student, Instant> times, List<String> remarks) {

  /** From this many times without AM or PM on, at least one should be in the afternoon. */
  private static final int ENOUGH_TIMES = 8;

  /**
   * Reads the times.
   *
   * @param zone of the person who downloaded the worksheet: Moodle writes their time
   */
  public static WorksheetTimes of(WorksheetMatch match, ZoneId zone) {
    List<String> remarks = new ArrayList<>();
    if (!match.sheet().has(WorksheetColumn.SUBMITTED)) {
      remarks.add(
          "The worksheet has no column Last modified (submission), so it doesn't tell who was"
              + " late.");
    }
    Map<Student, Instant> times = new HashMap<>();
    List<Integer> hours = new ArrayList<>();
    for (var row : match.owners().entrySet()) {
      String text = row.getKey().value(WorksheetColumn.SUBMITTED);
      Optional<LocalDateTime> time = MoodleDate.read(text);
      if (time.isPresent()) {
        // Where clocks go back an hour, the earlier of the two, in the student's favour.
        Instant instant = time.get().atZone(zone).toInstant();
        row.getValue()
            .forEach(owner -> times.merge(owner, instant, (a, b) -> a.isAfter(b) ? a : b));
        if (!MoodleDate.saysHalfOfDay(text)) {
          hours.add(time.get().getHour());
        }
      } else if (row.getKey().isSubmitted()) {
        remarks.add(
            "%s: the time \"%s\" can't be read without guessing, so it isn't used."
                .formatted(row.getKey().label(), Text.line(text)));
      }
    }
    if (hours.size() >= ENOUGH_TIMES && hours.stream().allMatch(hour -> hour >= 1 && hour <= 12)) {
      remarks.add(
          "No time in the worksheet is after 12:59: check that your Moodle doesn't leave out AM and"
              + " PM.");
    }
    return new WorksheetTimes(times, remarks);
  }
}
