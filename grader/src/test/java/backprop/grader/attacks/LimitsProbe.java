package backprop.grader.attacks;

import backprop.grader.grading.Grader;
import backprop.grader.result.Result;
import backprop.grader.result.TaskResult;
import backprop.grader.result.TestResult;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Asks the operating system, from inside a submission, which limits it lives under. */
final class LimitsProbe {

  private static final String QUESTION =
      """
      StringBuilder answer = new StringBuilder();
      try {
        var limits = java.nio.file.Path.of("/proc/self/limits");
        for (String line : java.nio.file.Files.readAllLines(limits)) {
          if (line.matches("Max (processes|file size|data size|open files) .*")) {
            answer.append(line.replaceAll(" +", " ")).append(';');
          }
        }
        answer.append("uid ").append(java.nio.file.Files.getAttribute(
            java.nio.file.Path.of("/proc/self"), "unix:uid")).append(';');
      } catch (java.io.IOException e) {
        throw new IllegalStateException(e);
      }
      throw new IllegalStateException(answer.toString());
      """;

  private final Grader grader;
  private final Trap trap;

  LimitsProbe(Grader grader, Trap trap) {
    this.grader = grader;
    this.trap = trap;
  }

  /**
   * Returns whether processes, memory, files and their sizes are limited, and the user isn't root.
   */
  boolean holds() throws Exception {
    Attack.Edit edit = new Attack.Edit("5.1", null, null, QUESTION);
    Attack probe = new Attack("probe", "", null, null, null, null, List.of(edit), null, null, null);
    String answer = answer(grader.grade(HostileSubmission.write(probe, trap), null, name -> true));
    return most(answer, "Max processes") <= 256
        && most(answer, "Max open files") <= 1024
        && most(answer, "Max file size") <= 64 << 20
        && most(answer, "Max data size") <= 2L << 30
        && !answer.contains("uid 0;");
  }

  private static String answer(Result result) {
    for (TaskResult task : result.tasks()) {
      for (TestResult test : task.tests()) {
        if (test.part().equals("5.1")) {
          return test.detail();
        }
      }
    }
    throw new AssertionError("no test of part 5.1");
  }

  private static long most(String answer, String limit) {
    Matcher soft = Pattern.compile(limit + " ([0-9]+)").matcher(answer);
    return soft.find() ? Long.parseLong(soft.group(1)) : Long.MAX_VALUE;
  }
}
