package backprop.feedback;

import backprop.chart.ResultsPage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;

/**
 * How a run of Maven ended, kept in a file from the tests' JVM to Maven's: Maven writes many lines
 * after a failed test, and what to do next is to stand below them.
 */
public final class Verdict {
  private static final String GREEN = "green";

  private final Path file;

  Verdict(Path file) {
    this.file = file;
  }

  /** A run that wasn't green; Maven prints its message. */
  static final class NotGreen extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotGreen(String message) {
      // A stack trace would only hide it.
      super("\n" + message.strip(), null, false, false);
    }
  }

  /**
   * Notes how all ended, for Maven and for the page of results.
   *
   * @param table as it was printed
   * @param red what to do next; empty if all is well
   */
  void ended(String table, String red) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file.resolveSibling(ResultsPage.TABLE), table);
      ResultsPage.write(file.getParent());
      Files.writeString(file, red.isEmpty() ? GREEN : red);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ends well after a green run; after any other it throws what to do next.
   *
   * @param args the file; the tag that Maven was given, if any; and whether Maven is to go on
   */
  public static void main(String[] args) throws IOException {
    Path file = Path.of(args[0]);
    String tag = args.length > 1 && args[1] != null ? args[1] : "";
    String text = Files.exists(file) ? Files.readString(file) : noTest(tag);
    Files.deleteIfExists(file);
    boolean goOn = args.length > 2 && "true".equals(args[2]);
    if (!text.equals(GREEN) && !goOn) {
      throw new NotGreen(text);
    }
  }

  private static String noTest(String tag) {
    String tags =
        Exercises.TASKS.stream().map(t -> "task-" + t.id()).collect(Collectors.joining(", "));
    String what = tag.isBlank() ? "No test has that name." : "No test has the tag '" + tag + "'.";
    return what
        + "\nTags   "
        + tags
        + "\nYours  mvn test \"-Dtest=mine/*\" runs your own tests, task B2";
  }
}
