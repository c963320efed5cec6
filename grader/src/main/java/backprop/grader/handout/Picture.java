package backprop.grader.handout;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.commonmark.node.Image;

/** A picture of the handout, carried inside the page. */
final class Picture {

  private static final Map<String, String> TYPES =
      Map.of("svg", "image/svg+xml", "png", "image/png", "jpg", "image/jpeg");

  private Picture() {}

  /** Returns the file that an image names, as a data URI. */
  static String dataUri(Image image, Path folder) {
    String name = image.getDestination();
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (type == null) {
      throw new HandoutException(image, "not an SVG, PNG or JPG picture: " + name);
    }
    try {
      byte[] bytes = Files.readAllBytes(folder.resolve(name));
      return "data:" + type + ";base64," + Base64.getEncoder().encodeToString(bytes);
    } catch (IOException | InvalidPathException e) {
      throw new HandoutException(image, "can't read the picture " + name);
    }
  }
}
