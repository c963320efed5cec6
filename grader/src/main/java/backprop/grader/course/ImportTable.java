package backprop.grader.course;

import static backprop.grader.common.Text.cell;

import backprop.grader.common.Numbers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A table of the totals that a platform imports; whoever has no total isn't changed there. */
public enum ImportTable {

  /** Canvas finds students by an identifier of the university's or the login, else by name. */
  CANVAS {
    @Override
    List<List<String>> lines(ClassResult results, Scale scale) {
      List<List<String>> lines = new ArrayList<>();
      lines.add(
          List.of(
              "Student", "ID", "SIS User ID", "SIS Login ID", "Section", cell(results.title())));
      String most = Numbers.decimal(results.maxTotal());
      lines.add(List.of("    Points Possible", "", "", "", "", most));
      for (StudentResult student : results.students()) {
        String id = cell(student.student().id());
        lines.add(List.of(cell(student.student().name()), "", id, id, "", total(student)));
      }
      return lines;
    }
  },

  /**
   * The status file of exercises in ILIAS, as StudOn's plug-in ExerciseStatusFile reads it. ILIAS
   * names folders of downloads {@code Lastname_Firstname_login_number}.
   */
  ILIAS {
    @Override
    List<List<String>> lines(ClassResult results, Scale scale) {
      List<List<String>> lines = new ArrayList<>();
      lines.add(
          List.of(
              "update",
              "usr_id",
              "login",
              "lastname",
              "firstname",
              "status",
              "mark",
              "notice",
              "comment",
              "plagiarism",
              "plag_comment"));
      for (StudentResult student : results.students()) {
        Matcher folder = FOLDER.matcher(student.student().id());
        boolean known = folder.matches();
        boolean passed = scale.passes(student.total(), results.maxTotal());
        boolean counts = !total(student).isEmpty();
        lines.add(
            List.of(
                counts ? "1" : "0",
                known ? folder.group("number") : "",
                cell(known ? folder.group("login") : student.student().id()),
                cell(known ? folder.group("last") : student.student().name()),
                cell(known ? folder.group("first") : ""),
                counts ? (passed ? "passed" : "failed") : "notgraded",
                student.grade().isEmpty() ? total(student) : cell(student.grade()),
                "",
                counts && !student.grade().isEmpty() ? total(student) : "",
                "",
                ""));
      }
      return lines;
    }
  };

  private static final Pattern FOLDER =
      Pattern.compile("(?<last>.+)_(?<first>[^_]+)_(?<login>[^_]+)_(?<number>\\d+)");

  abstract List<List<String>> lines(ClassResult results, Scale scale);

  /** Returns the file's name. */
  public String file() {
    return name().toLowerCase(Locale.ROOT) + ".csv";
  }

  /** Returns the file. */
  public byte[] bytes(ClassResult results, Scale scale) {
    return new CsvDialect(',', false, StandardCharsets.UTF_8, false, false)
        .bytes(lines(results, scale));
  }

  /** Returns the total; empty if there is none. */
  static String total(StudentResult student) {
    return student.hasTotal() ? Numbers.decimal(student.total()) : "";
  }
}
