package backprop.grader.platform;

import backprop.grader.common.Numbers;
import backprop.grader.common.Texts;
import backprop.grader.report.Losses;
import backprop.grader.report.LostPart;
import backprop.grader.report.Summary;
import backprop.grader.result.Result;
import backprop.grader.result.TaskResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A task as platforms show it: never a hidden test's name, only what its feedback says.
 *
 * @param state what became of all of its tests, if it's the same for all; else empty
 * @param losses the parts in which points were lost
 */
record Section(TaskResult task, String state, List<LostPart> losses) {

  /** Returns the tasks in order. */
  static List<Section> of(Result result) {
    List<LostPart> losses = Summary.scoresOnly(result) ? List.of() : Losses.of(result, Texts.EN);
    return result.tasks().stream()
        .map(
            task ->
                new Section(
                    task,
                    Summary.commonState(task, Texts.EN),
                    losses.stream().filter(lost -> task.parts().containsKey(lost.part())).toList()))
        .toList();
  }

  /** Returns such as "Task 3 Softmax". */
  String title() {
    return "Task " + task.id() + " " + task.title();
  }

  boolean isFull() {
    return task.score() == task.maxScore();
  }

  /** Returns such as "10.26 of 14 points". */
  String points() {
    return Numbers.points(task.score()) + " of " + Numbers.count(task.maxScore(), "point");
  }

  /** Returns the points of a part; of the whole task where only its score is told. */
  double earned(String part) {
    if (task.id().equals(part) || isFull()) {
      return task.id().equals(part) ? task.score() : task.parts().get(part);
    }
    return lost(part).map(LostPart::earned).orElse(state.isEmpty() ? task.parts().get(part) : 0.0);
  }

  /** Returns the parts with their points; only the task itself where only its score is told. */
  Map<String, Integer> parts() {
    return task.tests().isEmpty() ? Map.of(task.id(), task.maxScore()) : task.parts();
  }

  /** Returns why points of a part were lost; empty if none were, or nobody is told. */
  String why(String part) {
    return lost(part).stream().flatMap(Section::lines).collect(Collectors.joining("\n"));
  }

  private Optional<LostPart> lost(String part) {
    return losses.stream().filter(lost -> lost.part().equals(part)).findFirst();
  }

  /** Returns why points were lost, as plain lines. */
  Stream<String> lines() {
    return Stream.concat(
        state.isEmpty() ? Stream.empty() : Stream.of(state),
        losses.stream().flatMap(Section::lines));
  }

  private static Stream<String> lines(LostPart lost) {
    String head = lost.part() + ": " + Numbers.points(lost.earned()) + " of ";
    return Stream.concat(
        Stream.of(head + Numbers.count(lost.max(), "point")),
        lost.causes().stream().flatMap(Section::lines));
  }

  private static Stream<String> lines(LostPart.Cause cause) {
    String share = cause.share().isEmpty() ? "" : " (" + cause.share() + ")";
    Stream<String> why = ("* " + cause.sentence() + share).lines();
    return cause.hint().isEmpty() ? why : Stream.concat(why, Stream.of("  Hint: " + cause.hint()));
  }
}
