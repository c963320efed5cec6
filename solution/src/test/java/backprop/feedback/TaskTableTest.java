package backprop.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import backprop.feedback.TestOutcome.State;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TaskTableTest {
  private static final StubLines LINE_24 = (file, id) -> OptionalInt.of(24);
  private static final String TEST = "backprop.Task3SoftmaxTest";
  private static final StubLines NO_SOURCES = (file, id) -> OptionalInt.empty();
  private static final String SUMS =
      """
      x            [1 2 3]
                   [1 2 3]
      shape        2x3, right
      first wrong  [0][0]   (6 of 6 entries are wrong)
                   expected 0.09003057   was 0.5
      row sums     expected 1, 1         were 1.5, 1.5
      Test:  src/test/java/backprop/Task3SoftmaxTest.java:55\
      """
          .indent(2)
          .stripTrailing();

  private final List<TestOutcome> outcomes = new ArrayList<>();

  private void passed(String exercise, int count) {
    for (int i = 0; i < count; i++) {
      outcomes.add(
          new TestOutcome(exercise, TEST, "passes" + i, "It passes.", State.PASSED, "", "", 0));
    }
  }

  private void toDo(String exercise, int count, String stub) {
    for (int i = 0; i < count; i++) {
      outcomes.add(
          new TestOutcome(exercise, TEST, "waits" + i, "It waits.", State.TO_DO, stub, "", 0));
    }
  }

  private void failed(String exercise, String name, String failure, int line) {
    outcomes.add(
        new TestOutcome(
            exercise, TEST, name, "Every row sums to one.", State.FAILED, "", failure, line));
  }

  private void ownFailed(String type, String name) {
    outcomes.add(new TestOutcome(null, "mine." + type, name, "", State.FAILED, "", "", 19));
  }

  private void freshSkeleton() {
    for (Exercises.Task task : Exercises.TASKS) {
      for (Exercises.Item item : task.items()) {
        toDo(item.id(), 2, "Task " + item.id() + ": Some.method");
      }
    }
  }

  @Test
  void aFreshSkeletonSaysWhereToStart() {
    freshSkeleton();
    toDo(null, 1, "Task 1.1: Sigmoid.sigmoid");
    assertThat(TaskTable.render(outcomes, LINE_24))
        .isEqualTo(
            """

             task                  tests  pass  fail  to do  state
             1  Sigmoid                4     0     0      4  not started   <- start here
             2  Gradient check         6     0     0      6  not started
             3  Softmax                8     0     0      8  not started
             4  Stable losses         12     0     0     12  not started
             5  One hidden layer       8     0     0      8  not started
             6  Layers                14     0     0     14  not started
             7  Training               8     0     0      8  not started
             B1 Theory in code         8     0     0      8  not started
                your own tests         1     0     0      1

            Nothing is wrong; nothing has been written yet.
            Next   Task 1.1  Sigmoid.sigmoid(double)
            Write  src/main/java/backprop/function/Sigmoid.java:24
            Read   README.md, "Task 1": formula, worked numbers, hints
            Run    mvn test -Dgroups=task-1
            """);
  }

  @Test
  void aWrongSoftmaxIsShownAboveTheTable() {
    passed("1.1", 6);
    passed("3.1", 3);
    failed("3.2", "rowsDoNotSeeEachOther", SUMS, 69);
    failed("3.2", "rowsSumToOne", SUMS, 55);
    passed("4.1", 5);
    toDo("4.2", 4, "Task 4.2: StableLosses.logSoftmax");
    toDo("5.1", 7, "Task 5.1: NeuralNetwork.parameterCount");
    String text = TaskTable.render(outcomes, NO_SOURCES);
    assertThat(text)
        .startsWith(
            """

            Task 3.2  Softmax.softmax(double[][])                               rowsSumToOne
              Every row sums to one.
              x            [1 2 3]
                           [1 2 3]
              shape        2x3, right
              first wrong  [0][0]   (6 of 6 entries are wrong)
                           expected 0.09003057   was 0.5
              row sums     expected 1, 1         were 1.5, 1.5
              Test:  src/test/java/backprop/Task3SoftmaxTest.java:55
              Hints: README.md, "Task 3.2"

            Task 3.2  Softmax.softmax(double[][])                      rowsDoNotSeeEachOther
            """);
    assertThat(text)
        .endsWith(
            """

             task                  tests  pass  fail  to do  state
             1  Sigmoid                6     6     0      0  done
             3  Softmax                5     3     2      0  failing: 3.2
             4  Stable losses          9     5     0      4  begun
             5  One hidden layer       7     0     0      7  waits for 3.2

            Next   Task 3.2: compare the row sums above
            Look   src/main/java/backprop/function/Softmax.java
            Run    mvn test -Dgroups=task-3
            """);
  }

  @Test
  void whenAllIsDoneItSaysWhatIsStillOpen() {
    for (Exercises.Task task : Exercises.TASKS) {
      passed(task.items().get(0).id(), 7);
    }
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .endsWith(
            """
             B1 Theory in code         7     7     0      0  done

            All 56 public tests pass.
            The hidden tests go further: extremes, other shapes, repeated calls.
            Read "At stake" in README.md once more.
            Now    mvn -q compile exec:java    your own code learns to read digits (10 s)
            Still open
              your own tests   0 so far: src/test/java/mine
              on paper         the questions in pages/on-paper.md
            Hand in   target/submission.zip (mvn package writes it)
            """);
  }

  @Test
  void aRunOfOneTaskShowsThatTaskOnly() {
    passed("3.2", 8);
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .isEqualTo(
            """

             task                  tests  pass  fail  to do  state
             3  Softmax                8     8     0      0  done

            All 8 public tests of task 3 pass.
            The hidden tests go further: extremes, other shapes, repeated calls.
            Read "At stake" in README.md once more.
            Run    mvn test, for all tasks
            """);
  }

  @Test
  void aTaskWhoseTestsReachTheStubOfAnotherWaitsForIt() {
    passed("6.1", 3);
    toDo("6.4", 2, "Task 3.2: Softmax.softmax");
    assertThat(TaskTable.render(outcomes, LINE_24))
        .isEqualTo(
            """

             task                  tests  pass  fail  to do  state
             6  Layers                 5     3     0      2  waits for 3.2

            Nothing is wrong: 3 of 5 tests pass.
            Next   Task 3.2  Softmax.softmax(double[][])
            Write  src/main/java/backprop/function/Softmax.java:24
            Read   README.md, "Task 3": formula, worked numbers, hints
            Run    mvn test -Dgroups=task-3
            """);
  }

  @Test
  void whatIsLeftMayBeBonus() {
    passed("7.1", 3);
    toDo("B1.1", 1, "Task B1.1: Equivalences.toTanh");
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .contains(
            "Nothing is wrong: 3 of 4 tests pass. What is left is bonus.\n"
                + "Next   Task B1.1  Equivalences.toTanh(Affine[])\n");
  }

  @Test
  void ownTestsThatFailAreNamedInTheirLine() {
    passed("3.2", 1);
    ownFailed("SigmoidOwnTest", "isHalfAtZero");
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .contains("    your own tests         1     0     1      0  failing: src/test/java/mine\n");
  }

  @Test
  void ownTestsThatFailAreNamedBeforeWhatIsNext() {
    passed("3.2", 8);
    ownFailed("SoftmaxOwnTest", "logSumExpKeepsDigits");
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .endsWith(
            """
            All 8 public tests of task 3 pass.
            But 1 of your own tests fails:
              SoftmaxOwnTest.logSumExpKeepsDigits  src/test/java/mine/SoftmaxOwnTest.java:19
            It is wrong, or it has found a mistake.
            The hidden tests go further: extremes, other shapes, repeated calls.
            Read "At stake" in README.md once more.
            Run    mvn test, for all tasks
            """);
  }

  @Test
  void onlySomeOwnTestsThatFailAreNamed() {
    passed("3.2", 8);
    toDo("3.3", 1, "Task 3.3: Softmax.jacobian");
    for (int i = 0; i < 7; i++) {
      ownFailed("SoftmaxOwnTest$Inner", "keepsAllTheDigitsOfTheLogarithmOfASum" + i);
    }
    String text = TaskTable.render(outcomes, NO_SOURCES);
    assertThat(text)
        .contains(
            """
            No public test fails: 8 of 9 tests pass.
            But 7 of your own tests fail:
              SoftmaxOwnTest$Inner.keepsAllTheDigitsOfTheLogarithmOfASum0
                src/test/java/mine/SoftmaxOwnTest.java:19
            """,
            """
              ... and 2 more
            Each is wrong, or it has found a mistake.
            Next   Task 3.3  Softmax.jacobian(double[])
            """);
    assertPlain(text);
  }

  @Test
  void aMistakeOfAnEarlierTaskIsNamedFirst() {
    failed("4.4", "isTheSlope", "", 0);
    passed("4.5", 2);
    for (String id : List.of("5.1", "5.2", "5.3", "5.4")) {
      failed(id, "isRight", "", 0);
    }
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .contains(
            """
             4  Stable losses          3     2     1      0  failing: 4.4
             5  One hidden layer       4     0     4      0  failing: 5.1, ...; first 4.4
            """);
    outcomes.removeIf(test -> List.of("5.1", "5.2").contains(test.exercise()));
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .contains("0     2      0  failing: 5.3, 5.4; first 4.4\n")
        .endsWith(
            """
            Run    mvn test -Dgroups=task-4
            """);
  }

  @Test
  void aRunOfOneTaskNamesTheTasksThatItCalls() {
    failed("5.3", "isRight", "", 0);
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .endsWith(
            """
            Run    mvn test -Dgroups=task-5
            Also   task 5 calls tasks 1, 3, 4: are they right? mvn test tells
            """);
    passed("1.1", 1);
    passed("3.1", 1);
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .endsWith("Also   task 5 calls task 4: is it right? mvn test tells\n");
  }

  @Test
  void nothingIsPrintedWithoutTests() {
    assertThat(TaskTable.render(outcomes, NO_SOURCES)).isEmpty();
  }

  @Test
  void ownTestsAloneHaveTheirLine() {
    passed(null, 3);
    ownFailed("SigmoidOwnTest", "isHalfAtZero");
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .isEqualTo(
            """

             task                  tests  pass  fail  to do  state
                your own tests         4     3     1      0  failing: src/test/java/mine

            But 1 of your own tests fails:
              SigmoidOwnTest.isHalfAtZero  src/test/java/mine/SigmoidOwnTest.java:19
            It is wrong, or it has found a mistake.
            """);
    assertThat(TaskTable.red(outcomes, NO_SOURCES)).startsWith("But 1 of your own tests fails:");
  }

  @Test
  void aRedRunIsSummedUpByItsNextStep() {
    passed("1.1", 3);
    failed("3.2", "rowsSumToOne", SUMS, 55);
    failed("3.1", "hasKnownValues", "", 20);
    assertThat(TaskTable.red(outcomes, NO_SOURCES))
        .startsWith("Next   Task 3.1: ")
        .endsWith("Run    mvn test -Dgroups=task-3\n");
    outcomes.clear();
    assertThat(TaskTable.red(outcomes, NO_SOURCES)).isEqualTo("A test failed: see above.\n");
  }

  @Test
  void aFailingPartNamesTheFailingPartThatItCalls() {
    failed("2.1", "isExact", "", 1);
    failed("2.3", "accepts", "", 2);
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .contains(
            """
              First: 2.1, which fails too: 2.3 may call it
              Hints: README.md, "Task 2.3"
            """)
        .doesNotContain("First: 2.3", "2.1 may call");
  }

  @Test
  void theRewardIsAnnouncedOnceTheSevenTasksAreDone() {
    for (Exercises.Task task : Exercises.TASKS) {
      String part = task.items().get(0).id();
      if (part.startsWith("B")) {
        toDo(part, 1, "Task " + part + ": Some.method");
      } else {
        passed(part, 1);
      }
    }
    assertThat(TaskTable.render(outcomes, LINE_24))
        .contains("What is left is bonus.\nNow    mvn -q compile exec:java ")
        .contains("\nNext   Task B1.1 ");
  }

  @Test
  void aFinishedTaskNamesItsPicture() {
    passed("2.1", 8);
    assertThat(TaskTable.render(outcomes, NO_SOURCES))
        .contains("See    mvn -q compile exec:java@explore \"-Dexec.args=step\"\n");
  }

  @Test
  void everyLineIsShortPlainAsciiWhateverFails() {
    for (Exercises.Task task : Exercises.TASKS) {
      for (Exercises.Item item : task.items()) {
        failed(item.id(), "aPropertyWithAVeryLongNameThatLeavesNoRoomAtAllOnItsLine", SUMS, 1);
      }
    }
    assertPlain(TaskTable.render(outcomes, LINE_24));
    for (Exercises.Task task : Exercises.TASKS) {
      for (Exercises.Item item : task.items()) {
        outcomes.clear();
        toDo(item.id(), 1, "Task " + item.id() + ": Some.method");
        assertPlain(TaskTable.render(outcomes, LINE_24));
      }
    }
  }

  private static void assertPlain(String text) {
    assertThat(text.lines()).allMatch(line -> line.length() <= 80);
    assertThat(text.chars()).allMatch(c -> c == '\n' || (c >= ' ' && c <= '~'));
  }
}
