package backprop.grader.gradebook;

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
 * @param times by the student's id; absent where nothing is known for sure
 * @param remarks on what couldn't be read, a sentence each
 */
public record WorksheetTimes(Map<String, Instant> times, List<String> remarks) {

  /** So many times tell whether the clock has 12 hours or 24. */
  private static final int TELLING = 8;

  /**
   * Reads the times.
   *
   * @param students all of the class
   * @param zone of the person who downloaded the worksheet: Moodle writes their time
   */
  public static WorksheetTimes of(Worksheet sheet, List<Student> students, ZoneId zone) {
    WorksheetMatch match = WorksheetMatch.of(sheet.rows(), students);
    List<String> remarks = new ArrayList<>(match.remarks());
    if (!sheet.has(WorksheetColumn.SUBMITTED)) {
      remarks.add(
          "The worksheet has no column Last modified (submission), so it doesn't tell who was"
              + " late.");
    }
    Map<String, Instant> times = new HashMap<>();
    List<LocalDateTime> unmarked = new ArrayList<>();
    match
        .students()
        .forEach(
            (row, owners) -> {
              String text = row.value(WorksheetColumn.SUBMITTED);
              Optional<LocalDateTime> time = MoodleDate.read(text);
              if (time.isPresent()) {
                // Where clocks go back an hour, the earlier of the two, in the student's favour.
                Instant instant = time.get().atZone(zone).toInstant();
                for (Student owner : owners) {
                  times.merge(owner.id(), instant, (a, b) -> a.isAfter(b) ? a : b);
                }
                if (!MoodleDate.saysHalfOfDay(text)) {
                  unmarked.add(time.get());
                }
              } else if (row.isSubmitted()) {
                remarks.add(
                    "%s: the time \"%s\" can't be read without guessing, so it isn't used."
                        .formatted(row.label(), SafeText.line(text)));
              }
            });
    boolean noAfternoon = unmarked.stream().allMatch(t -> t.getHour() >= 1 && t.getHour() <= 12);
    if (noAfternoon && unmarked.size() >= TELLING) {
      remarks.add(
          "No time in the worksheet is after 12:59: check that your Moodle doesn't leave out AM and"
              + " PM.");
    }
    return new WorksheetTimes(Map.copyOf(times), List.copyOf(remarks));
  }
}
