package backprop.grader.attacks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * One hostile submission, as its file under {@code src/attacks} describes it.
 *
 * @param id kind and name, such as stop/exit
 * @param about what a hostile student tries, in one sentence
 * @param smoke whether it is quick enough for every build
 * @param runsIn the backends that it may be let loose in; empty if in any
 * @param worksIn the backends that don't claim to stop it; there it must work, or it shows nothing
 * @param name what the submission is called
 * @param edits changes of the reference solution
 * @param add further files of the submission, by path
 * @param archive how it is packed; null for a plain folder
 * @param expect what the grader has to make of it
 */
record Attack(
    String id,
    String about,
    Boolean smoke,
    List<String> runsIn,
    List<String> worksIn,
    String name,
    List<Edit> edits,
    Map<String, String> add,
    ArchivePlan archive,
    Expected expect) {

  /**
   * A change of one source file of the reference solution.
   *
   * @param at the number of a solution block, such as 5.1, whose content {@code with} replaces
   * @param file instead of {@code at}: a file, relative to the package backprop
   * @param replace the text in that file to replace; null to replace the whole file
   * @param with what the hostile student writes there
   */
  record Edit(String at, String file, String replace, String with) {}

  /**
   * What the grader has to make of an attack.
   *
   * @param parts by part, such as 5.1, or task, such as 5: the states that its tests may have.
   *     Every other test has to pass
   * @param points by part: the most that may be earned, where that isn't 0
   * @param seconds the longest that grading may take, on a slow machine
   * @param note a text that the notes or the list of ignored files must hold
   * @param refused a text of the message, if the submission can't be read
   * @param reveals texts that no result may hold, besides the planted secrets
   * @param raw a text that gets as far as the result, but not onto the score card
   */
  record Expected(
      Map<String, List<String>> parts,
      Map<String, Double> points,
      Integer seconds,
      String note,
      String refused,
      List<String> reveals,
      String raw) {

    Expected {
      parts = parts == null ? Map.of() : parts;
      points = points == null ? Map.of() : points;
      seconds = seconds == null ? 60 : seconds;
      reveals = reveals == null ? List.of() : reveals;
    }

    /**
     * Returns the states that tests of a part may have. What is to fail may also take too long: a
     * slow machine ends it in that way.
     */
    List<String> statesOf(String part) {
      List<String> states = statedFor(part);
      return states.equals(List.of("PASSED"))
          ? states
          : Stream.concat(states.stream(), Stream.of("TIMED_OUT")).distinct().toList();
    }

    private List<String> statedFor(String part) {
      String task = part.substring(0, part.indexOf('.'));
      // Few attacks bring tests of their own.
      List<String> usual = List.of(task.equals("B2") ? "NOT_IMPLEMENTED" : "PASSED");
      return parts.getOrDefault(part, parts.getOrDefault(task, usual));
    }
  }

  Attack {
    smoke = smoke != null && smoke;
    runsIn = runsIn == null ? List.of() : runsIn;
    worksIn = worksIn == null ? List.of() : worksIn;
    name = name == null ? "submission" : name;
    edits = edits == null ? List.of() : edits;
    add = add == null ? Map.of() : add;
    expect = expect == null ? new Expected(null, null, null, null, null, null, null) : expect;
  }

  boolean runsIn(Backend backend) {
    return runsIn.isEmpty() || runsIn.contains(backend.option());
  }

  /** Returns whether this backend leaves the door open that the attack goes through. */
  boolean worksIn(Backend backend) {
    return worksIn.contains(backend.option());
  }

  /** Returns the whole gallery, by kind and name. */
  static List<Attack> all() {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files.filter(f -> f.toString().endsWith(".yml")).sorted().map(Attack::read).toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns one attack, by its kind and name. */
  static Attack named(String id) {
    return read(FOLDER.resolve(id + ".yml"));
  }

  private static final Path FOLDER = Path.of("src/attacks");

  private static Attack read(Path file) {
    YAMLMapper yaml = new YAMLMapper();
    try {
      ObjectNode tree = (ObjectNode) yaml.readTree(Files.readString(file));
      String path = FOLDER.relativize(file).toString().replace('\\', '/');
      tree.put("id", path.substring(0, path.length() - ".yml".length()));
      return yaml.treeToValue(tree, Attack.class);
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(file + ": " + e.getMessage(), e);
    }
  }
}
