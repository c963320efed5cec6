package backprop.chart;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** A folder for pictures. Each picture becomes three files of one name. */
public final class PictureFolder {
  private final Path folder;
  private final PrintStream out;

  /**
   * Names the folder; it is made when the first picture comes.
   *
   * @param folder where the files go; files of the same names are replaced
   * @param out where each saved picture is announced
   */
  public PictureFolder(Path folder, PrintStream out) {
    this.folder = folder;
    this.out = out;
  }

  /**
   * Writes the picture (.png), its numbers (.csv) and its description (.txt), prints the
   * description and where the files are, and puts the picture into {@code target/index.html}.
   *
   * @param picture what to write
   * @param name of the files, without folder and extension
   * @param description one line that says what the picture shows, also to those who can't see it
   * @throws IllegalArgumentException unless the description is one line
   * @throws UncheckedIOException if a file can't be written; the message is one line
   */
  public void save(Picture picture, String name, String description) {
    if (description.lines().count() != 1) {
      throw new IllegalArgumentException("description must be one line, was: " + description);
    }
    Path png = folder.resolve(name + ".png");
    try {
      Files.createDirectories(folder);
      ImageIO.write(picture.image(), "png", png.toFile());
      Files.writeString(folder.resolve(name + ".csv"), picture.csv());
      Files.writeString(folder.resolve(name + ".txt"), description + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write " + png + ": " + e.getMessage(), e);
    }
    for (Path above = folder.getParent(); above != null; above = above.getParent()) {
      if (above.endsWith("target")) {
        ResultsPage.write(above);
        break;
      }
    }
    out.println(description);
    out.println("  " + png + " (the numbers: " + name + ".csv)");
  }
}
