package backprop.grader.gradebook;

import backprop.grader.course.CourseLists.Member;
import backprop.grader.course.Policy;
import backprop.grader.delivery.Delivery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Who is in the class, and who handed in what: from the submissions' names and the roster. */
final class Roll {

  private final Policy.Groups groups;
  private final List<Member> roster;
  private final Map<Student, List<Delivery>> deliveries = new LinkedHashMap<>();
  private final Map<String, Set<Student>> byText = new LinkedHashMap<>();
  private final List<String> remarks = new ArrayList<>();

  Roll(Policy.Groups groups, List<Member> roster, List<Delivery> all) {
    this.groups = groups;
    this.roster = roster;
    for (Delivery delivery : all) {
      for (Student student : owners(delivery)) {
        deliveries.computeIfAbsent(student, s -> new ArrayList<>()).add(delivery);
        name(delivery.owner(), student);
        name(delivery.ownerName(), student);
      }
    }
    for (Member member : roster) {
      if (known(member.id()).isEmpty()) {
        deliveries.put(new Student(member.id(), member.name(), ""), new ArrayList<>());
      }
    }
    for (Student student : deliveries.keySet()) {
      name(student.id(), student);
      name(student.name(), student);
    }
  }

  /** Returns what each student handed in; nothing for those who are only on the roster. */
  Map<Student, List<Delivery>> deliveries() {
    return deliveries;
  }

  /**
   * Returns the students that a list of the course means by a number or a name: one, or the members
   * of a group. Nobody if the text is unknown or means several; then there is a remark.
   *
   * @param list such as overrides.csv
   */
  Set<Student> find(String list, String text) {
    Set<Student> found = byText.getOrDefault(folded(text), Set.of());
    Set<Student> sameId = new LinkedHashSet<>(found);
    sameId.removeIf(student -> !student.id().equalsIgnoreCase(text));
    if (sameId.size() == 1) {
      return sameId;
    }
    if (found.isEmpty()) {
      remarks.add(list + ": nobody is called " + text + "; the line counts for nothing");
    } else if (found.size() > 1 && groups == Policy.Groups.NONE) {
      remarks.add(list + ": " + found.size() + " are called " + text + "; give the number instead");
      return Set.of();
    }
    return found;
  }

  /** Returns what lists said that fits nobody. */
  List<String> remarks() {
    return remarks;
  }

  private List<Student> owners(Delivery delivery) {
    return switch (groups) {
      case NONE -> List.of(single(delivery));
      case NAMES ->
          List.of(delivery.owner().split("[_,+ ]+")).stream()
              .filter(number -> !number.isEmpty())
              .distinct()
              .map(number -> student(number, number, delivery.moodlePrefix()))
              .toList();
      case ROSTER -> members(delivery);
    };
  }

  private List<Student> members(Delivery delivery) {
    List<Student> members =
        roster.stream()
            .filter(
                member ->
                    !member.group().isEmpty()
                        && Set.of(folded(delivery.owner()), folded(delivery.ownerName()))
                            .contains(folded(member.group())))
            .map(member -> new Student(member.id(), member.name(), delivery.moodlePrefix()))
            .toList();
    if (members.isEmpty()) {
      remarks.add("roster.csv: no members of group " + delivery.ownerName());
      return List.of(single(delivery));
    }
    return members;
  }

  private Student single(Delivery delivery) {
    return student(delivery.owner(), delivery.ownerName(), delivery.moodlePrefix());
  }

  // The roster knows better what somebody's number and name are.
  private Student student(String id, String name, String moodlePrefix) {
    List<Member> same = roster.stream().filter(m -> m.id().equalsIgnoreCase(id)).toList();
    if (same.isEmpty()) {
      same = roster.stream().filter(m -> folded(m.name()).equals(folded(name))).toList();
    }
    return same.size() == 1
        ? new Student(same.get(0).id(), same.get(0).name(), moodlePrefix)
        : new Student(id, name, moodlePrefix);
  }

  private List<Student> known(String id) {
    return deliveries.keySet().stream().filter(s -> s.id().equalsIgnoreCase(id)).toList();
  }

  private void name(String text, Student student) {
    byText.computeIfAbsent(folded(text), t -> new LinkedHashSet<>()).add(student);
  }

  private static String folded(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
