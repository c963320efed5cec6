package backprop.grader.grading;

import backprop.grader.compile.CompileService;
import backprop.grader.diagnosis.Catalogue;
import backprop.grader.diagnosis.Mutant;
import backprop.grader.intake.Submission;
import backprop.grader.owntests.Implementation;
import backprop.grader.owntests.OwnTests;
import backprop.grader.owntests.OwnTestsResult;
import backprop.grader.owntests.OwnTestsResult.Caught;
import backprop.grader.remote.ClassFiles;
import backprop.grader.result.Assignment;
import backprop.grader.result.HiddenTest;
import backprop.grader.result.Outcome;
import backprop.grader.result.State;
import backprop.grader.result.Task;
import backprop.grader.sandbox.ChildProgram;
import backprop.grader.sandbox.RuntimeImage;
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

  private static final Outcome NONE =
      new Outcome(State.NOT_IMPLEMENTED, "no tests of your own yet", "");

  private final Installation installation;
  private final Execution execution;
  private final CompileService compiler;
  private final AssignmentClasses classes;
  private final Map<String, HiddenTest> tests = new LinkedHashMap<>();
  private final List<Implementation> wrong = new ArrayList<>();
  private OwnTests ownTests;

  /** Makes ready for any number of submissions; little is done before the first that has tests. */
  BonusTests(
      Assignment assignment,
      Installation installation,
      Execution execution,
      CompileService compiler,
      AssignmentClasses classes) {
    this.installation = installation;
    this.execution = execution;
    this.compiler = compiler;
    this.classes = classes;
    for (Catalogue.Program<Mutant> program : classes.catalogue().forOwnTests()) {
      Task task = assignment.taskOfPart(program.entry().part());
      wrong.add(
          new Implementation(
              program.id(), task.title(), program.entry().misconception(), program.changed()));
      tests.put(program.id(), test(assignment, program));
    }
  }

  /** Returns a test for each wrong program. */
  static List<HiddenTest> plan(Assignment assignment, Catalogue catalogue) {
    return catalogue.forOwnTests().stream().map(program -> test(assignment, program)).toList();
  }

  private static HiddenTest test(Assignment assignment, Catalogue.Program<Mutant> program) {
    Task task = assignment.taskOfPart(program.entry().part());
    return new HiddenTest(
        HiddenTest.OWN_TESTS + program.id(),
        "Wrong programs slip through in %s. %s".formatted(task.title(), task.nudge()),
        assignment.ownTestsPart(),
        1);
  }

  private OwnTests ownTests() throws IOException {
    List<Path> runner = new ArrayList<>(List.of(installation.ownTestsRunner()));
    runner.addAll(TestLibraries.toRun(installation.libraries()));
    ChildProgram plain =
        ChildProgram.ownTests(execution.javaHome(), runner, Execution.HEAP_MEGABYTES);
    ChildProgram program =
        new RuntimeImage("own-tests", List.of("java.base", "java.logging"))
            .in(installation.home(), plain, () -> OwnTests.rehearsal(classes.reference()));
    List<Implementation> right =
        classes.catalogue().rightForOwnTests().stream()
            .map(one -> new Implementation(one.id(), "", "", one.changed()))
            .toList();
    return new OwnTests(
        () -> execution.sandbox().start(program),
        compiler,
        ClassFiles.read(installation.publicTests(), name -> true),
        classes.reference(),
        wrong,
        right);
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
      ownTests = ownTests();
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
