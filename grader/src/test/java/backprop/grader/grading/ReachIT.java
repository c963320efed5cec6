package backprop.grader.grading;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.grader.course.Course;
import backprop.grader.diagnosis.RecordedCall;
import backprop.grader.remote.InProcess;
import backprop.grader.remote.Limits;
import backprop.grader.result.HiddenTest;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A test that could call a class and isn't run because of it would hide what the class does. */
class ReachIT {

  private final AssignmentClasses classes = AssignmentClasses.of(Installation.locate());
  private final Reach reach = new Reach(classes.tests(), classes.reference());

  @Test
  void everyClassThatATestCallsIsWithinItsReach() throws Exception {
    InProcess inProcess = new InProcess(classes.matrix());
    try (HiddenTestRun run =
        new HiddenTestRun(classes, Course.standard().assignment(), inProcess, Limits.STANDARD)) {
      TestSession session = run.run(classes.reference(), Map.of(), 1, run.plan(), new Stopwatch());
      for (HiddenTest test : run.plan()) {
        assertThat(session.traces().get(test).calls())
            .as(test.name())
            .isNotEmpty()
            .allMatch(call -> reach.leads(test, Set.of(className(call))));
      }
    }
  }

  private String className(RecordedCall call) {
    String simple = call.name().replaceFirst("^new ", "").replaceFirst("\\..*", "");
    return classes.reference().keySet().stream()
        .filter(name -> name.endsWith("." + simple))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void whatAClassCallsIsWithinReachToo() {
    HiddenTest test = new HiddenTest("LogSumExpTest.any", "", "4.1", 1);
    assertThat(reach.leads(test, Set.of("backprop.function.Softmax"))).isTrue();
    assertThat(reach.leads(test, Set.of("backprop.train.Trainer", "backprop.train.Sgd"))).isFalse();
  }
}
