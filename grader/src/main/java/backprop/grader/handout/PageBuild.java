package backprop.grader.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the page while the project is built. */
public final class PageBuild {

  private PageBuild() {}

  /**
   * Writes the page.
   *
   * @param args the handout, the page to write
   */
  public static void main(String[] args) throws IOException {
    Path page = Path.of(args[1]);
    String html = HandoutPage.of(Path.of(args[0]));
    Files.createDirectories(page.toAbsolutePath().getParent());
    Files.writeString(page, html);
  }
}
