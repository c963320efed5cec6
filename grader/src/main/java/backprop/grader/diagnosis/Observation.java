package backprop.grader.diagnosis;

import backprop.grader.diagnosis.SideBySide.Pair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What can be seen in the failed tests of a part without knowing the program.
 *
 * @param ids of the relations
 * @param sentence for the student
 * @param exact whether it says what every wrong number is
 */
public record Observation(String ids, String sentence, boolean exact) {

  /** Relations that say less than the sentences of the tests. */
  private static final Set<String> VAGUE = Set.of("wrong", "signs");

  /** What the whole numbers among a method's arguments are. */
  private static final Map<String, List<String>> SIZES =
      Map.of(
          "NeuralNetwork.parameterCount",
          List.of(
              "d, the number of inputs",
              "h, the number of hidden units",
              "k, the number of outputs"),
          "Initializer.glorotUniform",
          List.of("in, the number of inputs", "out, the number of outputs"));

  /**
   * Returns what holds in all wrong answers of each method that is the first to be wrong in a test.
   *
   * @param tests the calls of each test on the reference and on the submission; those of failed
   *     tests first
   * @param failed how many of them have failed
   */
  public static Optional<Observation> of(List<SideBySide> tests, int failed) {
    Map<String, List<Sample>> wrong = new LinkedHashMap<>();
    Map<String, List<Sample>> right = new LinkedHashMap<>();
    Map<String, Integer> votes = new LinkedHashMap<>();
    Set<String> other = new LinkedHashSet<>();
    // Small digits count only where nothing else is wrong.
    boolean small =
        tests.stream()
            .flatMap(t -> t.pairs().stream())
            .noneMatch(p -> p.likeness() == Likeness.DIFFERENT);
    for (int t = 0; t < tests.size(); t++) {
      boolean first = t < failed;
      List<Leaf> before = List.of();
      Deque<List<Leaf>> forward = new ArrayDeque<>();
      for (Pair pair : tests.get(t).pairs()) {
        String method = pair.expected().name();
        List<Leaf> given = numbers(method, pair.expected().arguments());
        if (method.endsWith(".fprop")) {
          forward.push(given);
        } else if (method.endsWith(".bprop")) {
          given = new ArrayList<>(given);
          // Of several layers the last to go forwards is the first to go backwards.
          before = forward.isEmpty() ? before : forward.pop();
          given.addAll(before);
        }
        boolean differs =
            pair.at(Difference.ANSWER).isPresent()
                && (pair.likeness() == Likeness.DIFFERENT
                    || (small && pair.likeness() == Likeness.SIMILAR));
        if (pair.differences().stream().anyMatch(d -> !d.place().equals(Difference.ANSWER))
            && pair.likeness() == Likeness.DIFFERENT) {
          break;
        }
        if (differs && first) {
          votes.merge(method, 1, Integer::sum);
          first = false;
        }
        if (!sort(pair, method, given, differs, small, wrong, right)) {
          other.add(method);
        }
      }
    }
    List<Observation> all =
        votes.keySet().stream()
            .filter(method -> !other.contains(method))
            .flatMap(method -> of(method, wrong, right).stream())
            .toList();
    if (!all.isEmpty()) {
      return Optional.of(joined(all, votes.size()));
    }
    return again(tests).or(() -> changed(tests.subList(0, failed)));
  }

  /** The method that changes an argument, where that is all that is wrong in the failed tests. */
  private static Optional<Observation> changed(List<SideBySide> failed) {
    Set<String> seen = new LinkedHashSet<>();
    for (SideBySide test : failed) {
      Optional<Pair> first =
          test.firstDifference().filter(pair -> pair.likeness() == Likeness.DIFFERENT);
      if (first.isEmpty() || first.get().at(Difference.ANSWER).isPresent()) {
        return Optional.empty();
      }
      seen.add(first.get().expected().name());
    }
    return seen.size() != 1
        ? Optional.empty()
        : Optional.of(
            new Observation(
                "changed",
                "No answer is wrong here: your %s changes the numbers that it was given, and whoever calls it still needs them."
                    .formatted(seen.iterator().next()),
                true));
  }

  /** The method that gives two answers to the same call in a test, where one is right. */
  private static Optional<Observation> again(List<SideBySide> tests) {
    for (SideBySide test : tests) {
      for (Pair one : test.pairs()) {
        for (Pair other : test.pairs().subList(one.number(), test.pairs().size())) {
          if (isOfNoObject(one)
              && one.actual().leavesArgumentsAs(other.actual())
              && one.expected().answersAs(other.expected())
              && !one.actual().answersAs(other.actual())) {
            String sentence =
                "Your %s gives two answers to the same call, made twice: it has to give one."
                    .formatted(one.expected().name());
            return Optional.of(new Observation("again", sentence, false));
          }
        }
      }
    }
    return Optional.empty();
  }

  // An object may answer otherwise because of the calls in between.
  private static boolean isOfNoObject(Pair pair) {
    return pair.expected().name().startsWith("Initializer.");
  }

  private static Observation joined(List<Observation> all, int methods) {
    return new Observation(
        all.stream().map(Observation::ids).collect(Collectors.joining(" ")),
        all.stream().map(Observation::sentence).collect(Collectors.joining(" ")),
        all.size() == methods && all.stream().allMatch(Observation::exact));
  }

  private static List<Leaf> numbers(String method, List<Snapshot> values) {
    List<Leaf> leaves = new ArrayList<>();
    List<String> names = SIZES.getOrDefault(method, List.of());
    for (Snapshot value : values) {
      for (Leaf leaf : value.leaves()) {
        if (leaf.isNumeric()) {
          leaves.add(leaf);
        } else if (leaf.type().equals("int") && leaves.size() < names.size()) {
          double number = Double.parseDouble(leaf.text());
          String name = names.get(leaves.size());
          leaves.add(new Leaf(name, "size", List.of(), new double[] {number}, null));
        }
      }
    }
    return leaves;
  }

  /** Returns false if the two answers can't be compared number by number. */
  private static boolean sort(
      Pair pair,
      String method,
      List<Leaf> given,
      boolean differs,
      boolean small,
      Map<String, List<Sample>> wrong,
      Map<String, List<Sample>> right) {
    List<Leaf> want = pair.expected().answer().leaves();
    List<Leaf> got = pair.actual().answer().leaves();
    boolean alike = want.size() == got.size();
    for (int i = 0; alike && i < want.size(); i++) {
      Leaf one = number(want.get(i));
      Leaf other = number(got.get(i));
      if (one.isNumeric() && other.isNumeric() && one.numbers().length == other.numbers().length) {
        Sample sample = new Sample(what(method, one), one, other, given);
        boolean bad = differs && !(small ? one.numbers() == other.numbers() : one.sameAs(other));
        (bad ? wrong : right)
            .computeIfAbsent(
                key(method + "\n" + one.shape().size(), sample.what()), k -> new ArrayList<>())
            .add(sample);
      } else {
        alike = !differs || (one.text() != null && one.text().equals(other.text()));
      }
    }
    return alike || !differs;
  }

  private static Leaf number(Leaf leaf) {
    return leaf.type().equals("int")
        ? new Leaf(
            leaf.path(), "int", List.of(), new double[] {Double.parseDouble(leaf.text())}, null)
        : leaf;
  }

  private static String key(String method, String what) {
    return method + "\n" + what;
  }

  private static String what(String method, Leaf leaf) {
    String path = leaf.path();
    if (path.startsWith(".gradient.")) {
      String name = path.substring(".gradient.".length());
      return "the gradient of " + (name.startsWith("w") ? name.toUpperCase(Locale.ROOT) : name);
    }
    if (method.equals("Parameter.gradient")) {
      return leaf.shape().size() == 2 && leaf.shape().get(0) == 1
          ? "the gradient of the bias"
          : "the gradient of the weight";
    }
    return switch (path.replaceAll("[^A-Za-z]", "")) {
      case "" -> "";
      case "w" -> "the weight";
      case "b" -> "the bias";
      case "maxRelativeError" -> "the error reported";
      case "analytic", "numerical" -> "the " + path.substring(1) + " slope reported";
      default -> "the " + path.replaceAll("[^A-Za-z]", " ").strip();
    };
  }

  private static Optional<Observation> of(
      String method, Map<String, List<Sample>> wrong, Map<String, List<Sample>> right) {
    List<String> sentences = new ArrayList<>();
    List<String> ids = new ArrayList<>();
    boolean exact = true;
    List<String> rightOnes = new ArrayList<>();
    List<String> wrongOnes = new ArrayList<>();
    for (String key : right.keySet()) {
      if (key.startsWith(method + "\n") && !key.endsWith("\n") && !wrong.containsKey(key)) {
        rightOnes.add(key.substring(key.lastIndexOf('\n') + 1));
      }
    }
    for (Map.Entry<String, List<Sample>> entry : wrong.entrySet()) {
      if (entry.getKey().startsWith(method + "\n")) {
        String what = entry.getValue().get(0).what();
        String subject = what.isEmpty() ? "its answer" : what;
        Optional<Relations.Found> found =
            Relations.find(entry.getValue(), right.getOrDefault(entry.getKey(), List.of()));
        String sentence = subject + " " + found.map(Relations.Found::sentence).orElse("");
        if (found.isEmpty() && !what.isEmpty() && !wrongOnes.contains(what)) {
          wrongOnes.add(what);
        } else if (found.isPresent() && !sentences.contains(sentence)) {
          sentences.add(sentence);
          ids.add(found.get().id());
        }
        exact &= found.isPresent() && found.get().exact();
      }
    }
    if (!wrongOnes.isEmpty()) {
      sentences.add(
          String.join(", ", wrongOnes) + (wrongOnes.size() == 1 ? " is" : " are") + " wrong");
      ids.add("wrong");
    }
    boolean says = !VAGUE.containsAll(ids) || !rightOnes.isEmpty();
    if (sentences.isEmpty() || !says) {
      return Optional.empty();
    }
    String sentence =
        "Wherever %s is wrong, %s.%s"
            .formatted(
                // Where gradients are kept is given; the layer's backward pass puts them there.
                method.equals("Parameter.gradient") ? "what bprop leaves" : "your " + method,
                String.join("; ", sentences),
                rightOnes.isEmpty() ? "" : " What is right: " + String.join(", ", rightOnes) + ".");
    return Optional.of(new Observation(String.join("+", ids), sentence, exact));
  }
}
