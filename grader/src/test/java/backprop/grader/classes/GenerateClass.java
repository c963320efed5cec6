package backprop.grader.classes;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** Writes a class from the command line, in the repository or its folder grader. */
public final class GenerateClass {
  private GenerateClass() {}

  /**
   * Writes the class and prints a line for each submission.
   *
   * @param args how many submissions, the shape, an empty folder, and perhaps a seed
   */
  public static void main(String[] args) {
    if (args.length < 3 || args.length > 4) {
      end(
          "usage: GenerateClass N SHAPE FOLDER [SEED]; SHAPE is one of "
              + Arrays.toString(Shape.values()));
    }
    try {
      int submissions = Integer.parseInt(args[0]);
      Shape shape = Shape.valueOf(args[1].toUpperCase(Locale.ROOT));
      long seed = args.length == 4 ? Long.parseLong(args[3]) : 1;
      Path here = Path.of("").toAbsolutePath();
      Path repository = here.endsWith("grader") ? here.getParent() : here;
      print(GeneratedClass.write(submissions, shape, Path.of(args[2]), seed, repository));
    } catch (IOException | IllegalArgumentException e) {
      end(e.getMessage());
    }
  }

  private static void print(GeneratedClass written) {
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    written.handIns().forEach(handIn -> out.println(handIn.line()));
    written.absent().forEach(student -> out.println(student.name() + ": nothing handed in"));
    written.refused().forEach(name -> out.println("refused by the file system: " + name));
    written.worksheets().forEach(out::println);
    String line = "%s: %d submissions, %s, seed %d";
    int submissions = written.handIns().size();
    out.println(line.formatted(written.path(), submissions, written.shape(), written.seed()));
  }

  private static void end(String message) {
    System.err.println(message);
    System.exit(1);
  }
}
