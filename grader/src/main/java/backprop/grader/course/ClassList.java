package backprop.grader.course;

import static backprop.grader.course.Names.folded;

import backprop.grader.common.Fault;
import backprop.grader.course.CourseLists.Member;
import backprop.grader.intake.Deliveries;
import backprop.grader.intake.Delivery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Who is in the class, and who handed in what: from the submissions' names and the roster. */
public final class ClassList {

  private final Policy.Groups groups;
  private final Roster roster;
  private final Map<String, Student> byId = new LinkedHashMap<>();
  private final Map<Student, List<Delivery>> deliveries = new LinkedHashMap<>();

  /** Numbers and names of single students. */
  private final Map<String, Set<Student>> byText = new HashMap<>();

  /** Names of groups. */
  private final Map<String, Set<Student>> teams = new HashMap<>();

  /** How many students each submission is by. */
  private final Map<Delivery, Integer> sizes = new LinkedHashMap<>();

  private final Set<Student> expected = new HashSet<>();
  private final List<String> remarks = new ArrayList<>();

  /** Finds the students of a class. */
  public ClassList(Policy.Groups groups, List<Member> members, List<Delivery> all) {
    this.groups = groups;
    this.roster = new Roster(members, all);
    for (Delivery delivery : all) {
      Set<Student> owners = owners(delivery);
      sizes.put(delivery, owners.size());
      for (Student student : owners) {
        deliveries.computeIfAbsent(student, s -> new ArrayList<>()).add(delivery);
        Map<String, Set<Student>> names = owners.size() == 1 ? byText : teams;
        name(names, delivery.owner(), student);
        name(names, delivery.ownerName(), student);
      }
    }
    remarkUnknown(members);
    for (Member member : members) {
      deliveries.computeIfAbsent(student(member, ""), s -> new ArrayList<>());
    }
    for (Student student : deliveries.keySet()) {
      name(byText, student.id(), student);
      name(byText, student.name(), student);
    }
  }

  /** Returns everybody. */
  public Set<Student> students() {
    return deliveries.keySet();
  }

  /** Returns what each student handed in; nothing for those who are only on the roster. */
  Map<Student, List<Delivery>> deliveries() {
    return deliveries;
  }

  /** Adds somebody who handed in nothing, as a platform knows; whoever is there already stays. */
  public void add(Student missing) {
    if (byId.putIfAbsent(missing.id(), missing) == null) {
      deliveries.put(missing, List.of());
      name(byText, missing.id(), missing);
      name(byText, missing.name(), missing);
    }
  }

  /** Notes that a platform says that a student has handed in something. */
  public void expect(Student student) {
    expected.add(student);
  }

  /** Tells whether a student has handed in something, as a platform says, and no file is there. */
  boolean misses(Student student) {
    return expected.contains(student) && deliveries.getOrDefault(student, List.of()).isEmpty();
  }

  /** Lets lists call a student by another name. */
  public void alsoCall(Student student, String name) {
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
    if (found.size() > 1) {
      Set<Student> sameId =
          found.stream()
              .filter(student -> folded(student.id()).equals(folded(text)))
              .collect(Collectors.toSet());
      if (sameId.size() == 1) {
        return sameId;
      }
      remarks.add(list + ": " + found.size() + " are called " + text + "; give the number instead");
      return Set.of();
    }
    Set<Student> meant = found.isEmpty() ? teams.getOrDefault(folded(text), Set.of()) : found;
    if (meant.isEmpty()) {
      remarks.add(
          list
              + ": nobody is called "
              + text
              + "; the line counts for nothing (roster.csv can name those who handed nothing in)");
    }
    return meant;
  }

  /**
   * Returns all that some students handed in.
   *
   * @param option says who: each a number, a name, or the name of a submission
   * @throws Fault if it means nobody, or several
   */
  public Set<Delivery> handedIn(String option, List<String> who) {
    Set<Delivery> found = new LinkedHashSet<>();
    for (String text : who) {
      Set<Student> students = find(option, text);
      List<Delivery> called = Attempts.called(List.copyOf(sizes.keySet()), text);
      students.forEach(student -> found.addAll(deliveries.get(student)));
      found.addAll(students.isEmpty() ? called : List.of());
      if (students.isEmpty() && called.isEmpty()) {
        throw new Fault(remarks.get(remarks.size() - 1).replaceFirst("; the line .*", ""));
      }
    }
    return found;
  }

  /** Returns what the course is to know of groups that are too small or too large. */
  public List<String> remarksOnGroups(GroupSize usual) {
    List<String> odd =
        sizes.entrySet().stream()
            .filter(size -> !usual.fits(size.getValue()))
            .map(size -> size.getKey().ownerName() + " (" + size.getValue() + ")")
            .distinct()
            .toList();
    return groups == Policy.Groups.NONE || odd.isEmpty()
        ? List.of()
        : List.of("not in groups of " + usual + ": " + Deliveries.some(odd));
  }

  /** Returns what lists said that fits nobody. */
  List<String> remarks() {
    return remarks;
  }

  private Set<Student> owners(Delivery delivery) {
    List<Member> owners =
        switch (groups) {
          case NONE -> List.of(roster.owner(delivery));
          case NAMES -> named(delivery);
          case ROSTER -> roster.group(delivery);
        };
    if (owners.isEmpty()) {
      remarks.add("roster.csv: no members of group " + delivery.ownerName());
      owners = List.of(roster.owner(delivery));
    }
    return owners.stream()
        .map(member -> student(member, delivery.moodlePrefix()))
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  // A platform's number says more than the name of one: it comes with the person's name.
  private List<Member> named(Delivery delivery) {
    List<String> names = names(delivery.owner());
    return names.equals(List.of(delivery.owner()))
        ? List.of(roster.owner(delivery))
        : names.stream().map(roster::byIdOrName).toList();
  }

  // Spaces and hyphens stand between numbers, but within names.
  private static List<String> names(String all) {
    List<String> numbers = split(all, "[-_,;+& ]+");
    List<String> names =
        numbers.stream().allMatch(number -> number.matches(".*\\d.*"))
            ? numbers
            : split(all, "[_,;+&]+");
    return names.isEmpty() ? List.of(all) : names;
  }

  private static List<String> split(String all, String separators) {
    return Arrays.stream(all.split(separators))
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .toList();
  }

  private Student student(Member member, String moodlePrefix) {
    return byId.computeIfAbsent(member.id(), id -> new Student(id, member.name(), moodlePrefix));
  }

  // A slip in a number makes one student too many, and another seem to have handed in nothing.
  private void remarkUnknown(List<Member> members) {
    Set<String> known = members.stream().map(Member::id).collect(Collectors.toSet());
    List<String> unknown =
        byId.values().stream()
            .filter(student -> !known.contains(student.id()))
            .map(student -> Deliveries.withoutEnding(student.name()))
            .toList();
    if (!known.isEmpty() && !unknown.isEmpty()) {
      remarks.add("not in roster.csv: " + Deliveries.some(unknown));
    }
  }

  private static void name(Map<String, Set<Student>> names, String text, Student student) {
    names.computeIfAbsent(folded(text), t -> new LinkedHashSet<>()).add(student);
  }
}
