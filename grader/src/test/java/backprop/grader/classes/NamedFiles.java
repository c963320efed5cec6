package backprop.grader.classes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Writes archives and folders that are named like students or groups. */
final class NamedFiles {
  private final OutFolder out;
  private final String below;
  private final Set<String> taken = new HashSet<>();

  /** Makes it for the part of a folder below a path such as {@code submissions/}. */
  NamedFiles(OutFolder out, String below) {
    this.out = out;
    this.below = below;
  }

  /**
   * Writes all attempts of a student, in one of three ways: {@code NAME (1).zip} and so on, {@code
   * NAME.zip} and then {@code NAME (1).zip} as browsers number downloads, or a folder {@code NAME}
   * with an archive for each.
   *
   * @param number decides which way
   * @return where they lie
   */
  List<String> student(HandIn handIn, int number) throws IOException {
    String name = handIn.student().fileName();
    if (!taken.add(name.toLowerCase(Locale.ROOT))) {
      name += " " + handIn.student().matriculation();
    }
    if (handIn.attempts().size() > 1) {
      return switch (number % 3) {
        case 0 -> archives(handIn, name + "/submission ", 1);
        case 1 -> archives(handIn, name + " ", 1);
        default -> archives(handIn, name + " ", 0);
      };
    }
    if (number % 4 == 0 && handIn.last().kind() != Kind.BROKEN) {
      return List.of(unpacked(handIn.last(), name));
    }
    return archives(handIn, name + " ", 0);
  }

  /** Writes all attempts of a group, as {@code mn1_mn2_mn3.zip} and so on. */
  List<String> group(HandIn handIn) throws IOException {
    String name =
        handIn.students().stream().map(Student::matriculation).collect(Collectors.joining("_"));
    return archives(handIn, name + " ", 0);
  }

  private List<String> archives(HandIn handIn, String start, int first) throws IOException {
    List<String> names = new ArrayList<>();
    int number = first;
    for (Attempt attempt : handIn.attempts()) {
      String stem = number == 0 ? start.strip() : start + "(" + number + ")";
      String name = stem + attempt.format().extension();
      out.write(below + name, attempt.archive(), attempt.handedIn());
      names.add(name);
      number++;
    }
    return names;
  }

  private String unpacked(Attempt attempt, String name) throws IOException {
    for (Map.Entry<String, byte[]> file : attempt.packed().entrySet()) {
      out.write(below + name + "/" + file.getKey(), file.getValue(), attempt.handedIn());
    }
    return name;
  }
}
