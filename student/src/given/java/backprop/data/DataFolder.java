package backprop.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The folder in which data is looked for: the one that {@code -Dbackprop.data} names, or else
 * {@code data} or {@code ../data}.
 */
final class DataFolder {
  private static final String PROPERTY = "backprop.data";
  private static final List<Path> USUAL = List.of(Path.of("data"), Path.of("..", "data"));

  private DataFolder() {}

  /**
   * Returns the folder to read from: the one that the property names, whatever it holds, or else
   * the first of the usual ones that holds an entry.
   *
   * @param name what is looked for, as the user calls it
   * @param entry the name of a file or folder that shows that this is the place
   * @throws IOException if there is no such folder; the message is one line for the user
   */
  static Path holding(String name, String entry) throws IOException {
    String given = System.getProperty(PROPERTY);
    if (given != null) {
      Path folder = Path.of(given);
      if (!Files.isDirectory(folder)) {
        throw new IOException(
            "-D"
                + PROPERTY
                + "="
                + given
                + " is not a folder. Name the one that holds "
                + name
                + ".");
      }
      return folder;
    }
    for (Path folder : USUAL) {
      if (Files.exists(folder.resolve(entry))) {
        return folder;
      }
    }
    throw new IOException(
        name + " is neither in data nor in ../data. Say where it is: -D" + PROPERTY + "=FOLDER");
  }
}
