package backprop.grader.intake;

import backprop.grader.common.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Decides which of the Java files found in a submission count, and as what. */
final class SourceSelection {
  private static final List<String> RESERVED =
      List.of("backprop.grader", "backprop.feedback", "hidden");

  private final AssignmentFiles assignment;
  private final IntakeLimits limits;
  private final SortedMap<String, List<Candidate>> editable = new TreeMap<>();
  private final SortedMap<String, List<Candidate>> further = new TreeMap<>();
  private final SortedMap<String, List<Candidate>> mine = new TreeMap<>();
  private final List<Candidate> misplaced = new ArrayList<>();
  private final List<String> otherTests = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();

  SourceSelection(AssignmentFiles assignment, IntakeLimits limits) {
    this.assignment = assignment;
    this.limits = limits;
  }

  /** Sorts the files into what counts and what doesn't. */
  void sort(List<FoundFile> files) {
    files.stream().sorted(Comparator.comparing(FoundFile::location)).forEach(this::sort);
    for (Candidate candidate : misplaced) {
      sortMisplaced(candidate);
    }
    if (!otherTests.isEmpty()) {
      String tests = otherTests.size() == 1 ? otherTests.get(0) : otherTests.size() + " tests";
      ignored.add(tests + " outside package mine: your own tests count only there");
    }
  }

  private void sort(FoundFile file) {
    String base = file.baseName();
    Optional<SourceText> text = SourceText.decode(file.bytes());
    if (base.equals("package-info")) {
      return;
    }
    if (text.isEmpty()) {
      notes.add(file.shown() + ": holds NUL bytes, so it is no text; the file is ignored");
      return;
    }
    Candidate candidate = Candidate.of(file, text.get(), assignment);
    String path = candidate.path();
    if (assignment.editable().contains(path)) {
      put(editable, candidate);
    } else if (candidate.isIn("mine")) {
      if (!isUnchanged(candidate)) {
        putIfNamedProperly(mine, candidate);
      }
    } else if (assignment.given().contains(path)) {
      mentionChange(candidate);
    } else if (base.equals("module-info")) {
      ignored.add(file.shown() + ": modules are not used");
    } else if (candidate.isTest()) {
      otherTests.add(file.shown());
    } else if (RESERVED.stream().anyMatch(candidate::isIn)) {
      ignored.add(file.shown() + ": package " + shown(candidate) + " is not yours to add to");
    } else if (!assignment.editableNamed(candidate.className()).isEmpty()) {
      misplaced.add(candidate);
    } else if (candidate.isIn("backprop")) {
      putIfNamedProperly(further, candidate);
    } else {
      ignored.add(file.shown() + ": " + packageOf(candidate) + "; only backprop and mine count");
    }
  }

  /** A file that is named like an editable one, but declares another package. */
  private void sortMisplaced(Candidate candidate) {
    List<String> expected = assignment.editableNamed(candidate.className());
    if (expected.stream().anyMatch(editable::containsKey)) {
      if (candidate.isIn("backprop")) {
        putIfNamedProperly(further, candidate);
      } else {
        ignored.add(
            candidate.location() + ": " + packageOf(candidate) + "; only backprop and mine count");
      }
      return;
    }
    notes.add(
        candidate.file().fileName()
            + ": "
            + packageOf(candidate)
            + ", expected "
            + expected.stream()
                .map(SourceSelection::packageName)
                .collect(Collectors.joining(" or "))
            + "; the file is ignored");
  }

  private static String packageName(String path) {
    return "'" + path.substring(0, path.lastIndexOf('/')).replace('/', '.') + "'";
  }

  private static String packageOf(Candidate candidate) {
    return candidate.packageName().isEmpty()
        ? "no package is declared"
        : "package is '" + shown(candidate) + "'";
  }

  private static String shown(Candidate candidate) {
    return Text.name(candidate.packageName());
  }

  private boolean isUnchanged(Candidate candidate) {
    String given = assignment.givenSources().get(candidate.path());
    return given != null && SourceText.withLineFeeds(given).equals(candidate.text().text());
  }

  private void mentionChange(Candidate candidate) {
    if (assignment.givenSources().containsKey(candidate.path()) && !isUnchanged(candidate)) {
      ignored.add(candidate.file().fileName() + " is given; your changes to it are not used");
    }
  }

  private void putIfNamedProperly(Map<String, List<Candidate>> kind, Candidate candidate) {
    if (candidate.hasJavaName()) {
      put(kind, candidate);
    } else {
      ignored.add(candidate.location() + ": not the name of a class");
    }
  }

  private static void put(Map<String, List<Candidate>> kind, Candidate candidate) {
    kind.computeIfAbsent(candidate.path(), path -> new ArrayList<>()).add(candidate);
  }

  /** Returns the texts to compile, by path. */
  SortedMap<String, String> sources() {
    SortedMap<String, String> chosen = choose(editable, Integer.MAX_VALUE);
    chosen.putAll(choose(further, limits.furtherSources()));
    return chosen;
  }

  /** Returns the texts of the student's own tests, by path. */
  SortedMap<String, String> ownTests() {
    return choose(mine, limits.ownTests());
  }

  List<String> ignored() {
    return ignored;
  }

  List<String> notes() {
    return notes;
  }

  private SortedMap<String, String> choose(SortedMap<String, List<Candidate>> kind, int mostFiles) {
    SortedMap<String, String> chosen = new TreeMap<>();
    for (Map.Entry<String, List<Candidate>> entry : kind.entrySet()) {
      if (chosen.size() == mostFiles) {
        notes.add("more than " + mostFiles + " further files; the rest is ignored");
        break;
      }
      choose(entry.getKey(), entry.getValue())
          .ifPresent(c -> chosen.put(c.path(), c.text().text()));
    }
    return chosen;
  }

  private Optional<Candidate> choose(String path, List<Candidate> copies) {
    Optional<Candidate> choice =
        only(copies, c -> true)
            .or(() -> only(copies, Candidate::hasProperPlace))
            .or(() -> only(copies, Candidate::hasProperName));
    String name = path.substring(path.lastIndexOf('/') + 1);
    String locations = Candidate.locations(copies);
    if (choice.isEmpty()) {
      notes.add(name + ": differing copies (" + locations + "); none is used, hand in one");
      return choice;
    }
    Candidate taken = choice.get();
    if (only(copies, c -> true).isEmpty()) {
      notes.add(name + ": differing copies (" + locations + "); took " + taken.location());
    } else if (!taken.hasProperName()) {
      notes.add(name + ": taken from " + taken.location());
    }
    if (taken.text().remark() != null) {
      notes.add(name + ": " + taken.text().remark());
    }
    return choice;
  }

  /** The first of those that pass, if all that pass have the same text. */
  private static Optional<Candidate> only(List<Candidate> copies, Predicate<Candidate> test) {
    List<Candidate> passing = copies.stream().filter(test).toList();
    long texts = passing.stream().map(c -> c.text().text()).distinct().count();
    return texts == 1
        ? passing.stream().max(Comparator.comparing(Candidate::hasProperName))
        : Optional.empty();
  }
}
