package backprop.chart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * One page of all results so far: {@code target/index.html}, with the table of the latest run of
 * the tests, the pictures of the training and those of the explorations.
 */
public final class ResultsPage {
  /** The table of the tests, as it was printed. */
  public static final String TABLE = "tests.txt";

  private static final String HEAD =
      """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>Backprop by Hand: your results</title>
      <style>
      body { font: 1rem/1.5 system-ui, sans-serif; max-width: 60rem; margin: 1rem auto; padding: 0 1rem; }
      pre { overflow-x: auto; padding: 1rem; background: #f3f5f7; }
      figure { margin: 0 0 2rem; }
      img { max-width: 100%; height: auto; }
      </style>
      </head>
      <body>
      <h1>Backprop by Hand: your results</h1>
      """;

  private ResultsPage() {}

  /**
   * Writes the page.
   *
   * @param target the folder of results, which has {@code train} and {@code explore} in it
   * @throws UncheckedIOException if a file can't be read or written; the message is one line
   */
  public static void write(Path target) {
    try {
      StringBuilder page = new StringBuilder(HEAD);
      Path table = target.resolve(TABLE);
      if (Files.exists(table)) {
        page.append("<h2>Tests</h2>\n<pre>")
            .append(escaped(Files.readString(table).stripTrailing()));
        page.append("</pre>\n");
      }
      addPictures(page, target, "train", "Training");
      addPictures(page, target, "explore", "Your functions");
      Files.writeString(target.resolve("index.html"), page.append("</body>\n</html>\n"));
    } catch (IOException e) {
      throw new UncheckedIOException("Can't write " + target + "/index.html: " + e.getMessage(), e);
    }
  }

  private static void addPictures(StringBuilder page, Path target, String folder, String title)
      throws IOException {
    if (!Files.isDirectory(target.resolve(folder))) {
      return;
    }
    try (Stream<Path> files = Files.walk(target.resolve(folder))) {
      List<Path> pictures =
          files.filter(file -> file.toString().endsWith(".png")).sorted().toList();
      if (!pictures.isEmpty()) {
        page.append("<h2>").append(title).append("</h2>\n");
      }
      for (Path picture : pictures) {
        String name = target.relativize(picture).toString().replace('\\', '/');
        String place = escaped(name.substring(0, name.length() - ".png".length()));
        Path words = target.resolve(name.replaceFirst("png$", "txt"));
        String text = Files.exists(words) ? escaped(Files.readString(words).strip()) : "";
        page.append("<figure><img src=\"%s.png\" alt=\"%s\">\n".formatted(place, text))
            .append("<figcaption>%s (<a href=\"%s.csv\">numbers</a>)".formatted(text, place))
            .append("</figcaption></figure>\n");
      }
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
