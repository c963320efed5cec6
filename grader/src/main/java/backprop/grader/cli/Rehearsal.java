package backprop.grader.cli;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;

/**
 * Does what most gradings do, and prints nothing: the launcher has Java keep the classes that this
 * loads, so that later starts are fast.
 */
public final class Rehearsal {

  private Rehearsal() {}

  /**
   * Grades a folder, alone and as the only submission of a class.
   *
   * @param args the folder; where to put what comes of the class, which the caller removes
   */
  public static void main(String[] args) throws IOException {
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    Path results = Path.of(args[1]);
    Main.run(nowhere, nowhere, args[0], "--html", results.resolve("page.html").toString());
    Path submissions = results.resolve("class");
    FileUtils.copyDirectory(new File(args[0]), submissions.resolve("one").toFile());
    String out = results.resolve("out").toString();
    Main.run(nowhere, nowhere, "class", submissions.toString(), "--out", out, "--jobs", "1");
    System.exit(0);
  }
}
