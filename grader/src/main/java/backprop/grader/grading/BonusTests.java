package backprop.grader.grading;

import backprop.grader.compile.CompileService;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.intake.Submission;
import backprop.grader.owntests.Implementation;
import backprop.grader.owntests.OwnTests;
import backprop.grader.owntests.OwnTestsResult;
import backprop.grader.owntests.OwnTestsResult.Caught;
import backprop.grader.owntests.TestLibraries;
import backprop.grader.sandbox.Program;
import backprop.grader.scoring.Assignment;
import backprop.grader.scoring.HiddenTest;
import backprop.grader.scoring.Outcome;
import backprop.grader.scoring.State;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Scores the students' own tests: each wrong program that they are to catch counts like a hidden
 * test, which is passed by catching it.
 */
final class BonusTests {

  private static final int HOST_MEGABYTES = 128;

  private static final Outcome NONE =
      new Outcome(State.NOT_IMPLEMENTED, "no tests of your own yet", "");

  private final Map<String, HiddenTest> tests = new LinkedHashMap<>();
  private final List<Implementation> wrong;
  private final Maker maker;
  private OwnTests ownTests;

  private interface Maker {
    OwnTests make(List<Implementation> wrong) throws IOException;
  }

  /** Makes ready for any number of submissions; little is done before the first that has tests. */
  BonusTests(
      Assignment assignment,
      Installation installation,
      Shelter shelter,
      CompileService compiler,
      HiddenTestRun hiddenTests) {
    wrong = wrong(assignment, hiddenTests.catalogue());
    for (Implementation implementation : wrong) {
      tests.put(
          implementation.id(),
          new HiddenTest(
              "OwnTests." + implementation.id(),
              "A wrong program slips through: " + implementation.topic() + ".",
              assignment.ownTestsPart(),
              1));
    }
    maker = programs -> make(installation, shelter, compiler, hiddenTests, programs);
  }

  // Of an entry with several values one program is enough.
  private static List<Implementation> wrong(Assignment assignment, Catalogue catalogue) {
    Map<String, Implementation> wrong = new LinkedHashMap<>();
    for (Catalogue.Program<Mutant> program : catalogue.mutants()) {
      Mutant entry = program.entry();
      if (entry.ownTests()) {
        String topic = assignment.taskOfPart(entry.part()).title();
        wrong.putIfAbsent(
            program.id(),
            new Implementation(program.id(), topic, entry.misconception(), program.changed()));
      }
    }
    return List.copyOf(wrong.values());
  }

  private static OwnTests make(
      Installation installation,
      Shelter shelter,
      CompileService compiler,
      HiddenTestRun hiddenTests,
      List<Implementation> wrong)
      throws IOException {
    List<Path> runner = new ArrayList<>(List.of(installation.ownTestsRunner()));
    runner.addAll(TestLibraries.toRun(installation.libraries()));
    Program tests =
        Program.ownTests(
            shelter.javaHome(),
            runner,
            installation.student(),
            installation.publicTests(),
            Shelter.HEAP_MEGABYTES);
    Program host = Program.worker(shelter.javaHome(), installation.worker(), HOST_MEGABYTES);
    return new OwnTests(
        () -> shelter.sandbox().start(tests),
        () -> shelter.sandbox().start(host),
        compiler,
        hiddenTests.api().names(),
        hiddenTests.reference(),
        wrong);
  }

  /** Returns a test for each wrong program. */
  List<HiddenTest> plan() {
    return List.copyOf(tests.values());
  }

  /**
   * Returns what each wrong program showed.
   *
   * @param notes is told what the student should know of tests that don't count
   */
  Map<HiddenTest, Outcome> run(Submission submission, long seed, List<String> notes)
      throws IOException {
    Map<HiddenTest, Outcome> outcomes = new LinkedHashMap<>();
    if (submission.ownTests().isEmpty()) {
      tests.values().forEach(test -> outcomes.put(test, NONE));
      return outcomes;
    }
    if (ownTests == null) {
      ownTests = maker.make(wrong);
    }
    OwnTestsResult result = ownTests.run(submission, seed);
    result.notes().forEach(note -> notes.add("your own tests: " + note));
    for (Caught caught : result.implementations()) {
      outcomes.put(tests.get(caught.id()), outcome(caught, result));
    }
    return outcomes;
  }

  private static Outcome outcome(Caught caught, OwnTestsResult result) {
    if (caught.isCaught()) {
      return new Outcome(State.PASSED, "", "");
    }
    return switch (result.state()) {
      case NO_TESTS -> NONE;
      case NOT_COMPILED -> new Outcome(State.NOT_COMPILED, "your tests don't compile", "");
      default -> new Outcome(State.FAILED, "", caught.id() + ": " + caught.misconception());
    };
  }
}
