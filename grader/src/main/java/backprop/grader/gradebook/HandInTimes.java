package backprop.grader.gradebook;

import backprop.grader.delivery.Delivery;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** When submissions were handed in, where something knows it better than their files. */
final class HandInTimes {

  private final Map<String, Instant> bySubmission = new HashMap<>();
  private final List<String> remarks = new ArrayList<>();

  /** Takes the times from Moodle's worksheet. */
  void read(Worksheet worksheet, Map<Student, List<Delivery>> students, ZoneId zone) {
    WorksheetTimes told = WorksheetTimes.of(worksheet, List.copyOf(students.keySet()), zone);
    remarks.addAll(told.remarks());
    students.forEach(
        (student, handedIn) -> {
          Instant time = told.times().get(student.id());
          // Of several, it tells about the last one only, and their files tell about all.
          if (time != null && handedIn.size() == 1) {
            bySubmission.merge(handedIn.get(0).name(), time, (a, b) -> a.isAfter(b) ? a : b);
          }
        });
  }

  /** Takes the times from {@code times.csv}, by submission; they count before all others. */
  void read(Map<String, ZonedDateTime> list, List<Delivery> deliveries) {
    list.forEach(
        (name, time) -> {
          List<Delivery> same = Attempts.called(deliveries, name);
          if (same.size() == 1) {
            bySubmission.put(same.get(0).name(), time.toInstant());
          } else if (same.isEmpty()) {
            remarks.add("times.csv: no submission is called " + name);
          } else {
            remarks.add(
                "times.csv: %d submissions are called %s; give the name in full"
                    .formatted(same.size(), name));
          }
        });
  }

  /** Returns the times by the submissions' names. */
  Map<String, Instant> bySubmission() {
    return bySubmission;
  }

  /** Returns what couldn't be used, a sentence each. */
  List<String> remarks() {
    return remarks;
  }
}
