package backprop.feedback;

import java.util.List;
import java.util.Map;

/** What finished tasks can do: the pictures that they draw, and in the end the training. */
final class Reward {
  /** Once tasks 1 to 7 are done. */
  static final String TRAINING =
      "Now    mvn -q compile exec:java    your own code learns to read digits (10 s)\n";

  /** The exploration that needs no more than this task and those before it. */
  private static final Map<String, String> PICTURES =
      Map.of("2", "step", "4", "logits", "6", "gap", "7", "zero-start", "B1", "root");

  private Reward() {}

  /** A line that names a picture, if the run was one of one finished task that has any. */
  static String of(List<TaskState> tasks) {
    String picture = tasks.size() == 1 ? PICTURES.get(tasks.get(0).task().id()) : null;
    return picture == null
        ? ""
        : "See    mvn -q compile exec:java@explore \"-Dexec.args=" + picture + "\"\n";
  }
}
