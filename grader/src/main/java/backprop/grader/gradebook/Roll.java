package backprop.grader.gradebook;

import backprop.grader.course.CourseLists.Member;
import backprop.grader.course.Policy;
import backprop.grader.delivery.Deliveries;
import backprop.grader.delivery.Delivery;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is in the class, and who handed in what: from the submissions' names and the roster. */
final class Roll {

  private static final int MOST_NAMES = 10;

  private final Policy.Groups groups;
  private final Roster roster;
  private final Map<String, Student> byId = new LinkedHashMap<>();
  private final Map<Student, List<Delivery>> deliveries = new LinkedHashMap<>();

  /** Numbers and names of single students. */
  private final Map<String, Set<Student>> byText = new HashMap<>();

  /** Names of groups. */
  private final Map<String, Set<Student>> teams = new HashMap<>();

  private final List<String> remarks = new ArrayList<>();

  Roll(Policy.Groups groups, List<Member> members, List<Delivery> all) {
    this.groups = groups;
    this.roster = new Roster(members, all);
    for (Delivery delivery : all) {
      Set<Student> owners = owners(delivery);
      for (Student student : owners) {
        deliveries.computeIfAbsent(student, s -> new ArrayList<>()).add(delivery);
        Map<String, Set<Student>> names = owners.size() == 1 ? byText : teams;
        name(names, delivery.owner(), student);
        name(names, delivery.ownerName(), student);
      }
    }
    sayWhoIsStrange(members);
    for (Member member : members) {
      deliveries.computeIfAbsent(student(member, ""), s -> new ArrayList<>());
    }
    for (Student student : deliveries.keySet()) {
      name(byText, student.id(), student);
      name(byText, student.name(), student);
    }
  }

  /** Returns what each student handed in; nothing for those who are only on the roster. */
  Map<Student, List<Delivery>> deliveries() {
    return deliveries;
  }

  /** Lets lists call a student by another name. */
  void alsoCall(Student student, String name) {
    name(byText, name, student);
  }

  /**
   * Returns the students that a list of the course means by a number or a name: one, or the members
   * of a group. Nobody if the text is unknown or means several; then there is a remark.
   *
   * @param list such as overrides.csv
   */
  Set<Student> find(String list, String text) {
    if (byId.containsKey(text)) {
      return Set.of(byId.get(text));
    }
    Set<Student> found = byText.getOrDefault(folded(text), Set.of());
    Set<Student> sameId = new LinkedHashSet<>(found);
    sameId.removeIf(student -> !folded(student.id()).equals(folded(text)));
    if (found.size() <= 1 || sameId.size() == 1) {
      Set<Student> one = found.size() <= 1 ? found : sameId;
      Set<Student> team = teams.getOrDefault(folded(text), Set.of());
      if (one.isEmpty() && team.isEmpty()) {
        remarks.add(
            list
                + ": nobody is called "
                + text
                + "; the line counts for nothing (roster.csv can name those who handed nothing"
                + " in)");
      }
      return one.isEmpty() ? team : one;
    }
    remarks.add(list + ": " + found.size() + " are called " + text + "; give the number instead");
    return Set.of();
  }

  /** Returns what lists said that fits nobody. */
  List<String> remarks() {
    return remarks;
  }

  private Set<Student> owners(Delivery delivery) {
    return switch (groups) {
      case NONE -> Set.of(single(delivery));
      case NAMES ->
          numbers(delivery).stream()
              .map(number -> student(roster.byIdOrName(number), number, delivery.moodlePrefix()))
              .collect(Collectors.toCollection(LinkedHashSet::new));
      case ROSTER -> members(delivery);
    };
  }

  // Spaces and hyphens stand between numbers, but within names.
  private static List<String> numbers(Delivery delivery) {
    String all = delivery.owner();
    List<String> pieces = Arrays.stream(all.split("[-_,;+& ]+")).filter(p -> !p.isEmpty()).toList();
    boolean numbers = pieces.stream().allMatch(piece -> piece.matches(".*\\d.*"));
    List<String> names =
        Arrays.stream(all.split("[_,;+&]+")).map(String::strip).filter(p -> !p.isEmpty()).toList();
    List<String> found = numbers ? pieces : names;
    return found.isEmpty() ? List.of(all) : found;
  }

  private Set<Student> members(Delivery delivery) {
    Set<Student> members = new LinkedHashSet<>();
    for (Member member : roster.members(delivery)) {
      members.add(student(member, delivery.moodlePrefix()));
    }
    if (members.isEmpty()) {
      remarks.add("roster.csv: no members of group " + delivery.ownerName());
      return Set.of(single(delivery));
    }
    return members;
  }

  private Student single(Delivery delivery) {
    Member member = roster.owner(delivery);
    return member == null
        ? byId.computeIfAbsent(
            delivery.owner(), id -> new Student(id, delivery.ownerName(), delivery.moodlePrefix()))
        : student(member, delivery.moodlePrefix());
  }

  private Student student(Member member, String number, String moodlePrefix) {
    return member == null
        ? byId.computeIfAbsent(number, id -> new Student(id, number, moodlePrefix))
        : student(member, moodlePrefix);
  }

  private Student student(Member member, String moodlePrefix) {
    return byId.computeIfAbsent(member.id(), id -> new Student(id, member.name(), moodlePrefix));
  }

  // A slip in a number makes one student too many, and another seem to have handed in nothing.
  private void sayWhoIsStrange(List<Member> members) {
    Set<String> known = members.stream().map(Member::id).collect(Collectors.toSet());
    List<String> strange =
        byId.values().stream()
            .filter(student -> !known.contains(student.id()))
            .map(student -> Deliveries.withoutEnding(student.name()))
            .toList();
    if (!known.isEmpty() && !strange.isEmpty()) {
      int more = strange.size() - MOST_NAMES;
      remarks.add(
          "not in roster.csv: "
              + strange.stream().limit(MOST_NAMES).collect(Collectors.joining(", "))
              + (more > 0 ? " and " + more + " more" : ""));
    }
  }

  private static void name(Map<String, Set<Student>> names, String text, Student student) {
    names.computeIfAbsent(folded(text), t -> new LinkedHashSet<>()).add(student);
  }

  /** Returns a name for comparing: without case, and however umlauts and spaces are written. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC)
        .replaceAll("[_\\s]+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
