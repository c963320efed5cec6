package backprop.grader.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One run of the command {@code grade}, as a user sees it. */
record CommandLineRun(int exitCode, String out, String err) {

  /** Returns what a command line printed and its exit code. */
  static CommandLineRun of(Object... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] words = Stream.of(args).map(Object::toString).toArray(String[]::new);
    int exitCode = Main.run(new PrintWriter(out), new PrintWriter(err), words);
    return new CommandLineRun(exitCode, out.toString(), err.toString());
  }

  /** Returns the option to grade a class with: the best sandbox here, or that there is none. */
  static String sandbox() {
    return AnySandbox.HERE ? "--sandbox=auto" : "--sandbox=plain";
  }

  /** Found out once, when it is asked for. */
  private static final class AnySandbox {
    static final boolean HERE =
        of(repository().resolve("student"), "--require-sandbox", "--tests", "SigmoidTest")
                .exitCode()
            == 0;
  }

  /** Returns the JSON result that was printed. */
  JsonNode json() {
    return new JsonMapper().readTree(out);
  }

  /** Returns the points of a task. */
  double score(String task) {
    for (JsonNode node : json().get("tasks")) {
      if (node.get("id").asString().equals(task)) {
        return node.get("score").asDouble();
      }
    }
    throw new AssertionError("no task " + task + " in " + out);
  }

  /** Returns the project's folder. */
  static Path repository() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  /** Returns a copy of the reference's editable files, for a test to change. */
  static Path copyOfSolution(Path folder) throws IOException {
    Path sources = repository().resolve("solution/src/main/java");
    FileUtils.copyDirectory(sources.toFile(), folder.resolve("src/main/java").toFile());
    return folder;
  }

  /** Changes one source file of a copy. */
  static void edit(Path submission, String file, UnaryOperator<String> change) throws IOException {
    Path path = submission.resolve("src/main/java/backprop").resolve(file);
    String before = Files.readString(path);
    String after = change.apply(before);
    if (after.equals(before)) {
      throw new AssertionError("the edit of " + file + " changes nothing");
    }
    Files.writeString(path, after);
  }
}
