package backprop.train;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Tells with which sources a training was made. */
final class SourceDigest {
  private SourceDigest() {}

  /**
   * Returns the SHA-256 of the Java sources in a folder, with their names, whatever their line
   * ends; or {@code unknown} if there are none or they can't be read.
   *
   * @param folder such as {@code src/main/java}
   */
  static String of(Path folder) {
    SortedMap<String, String> sources = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        sources.put(name, Files.readString(file).replace("\r\n", "\n").replace('\r', '\n'));
      }
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      sources.forEach(
          (name, text) -> {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
            digest.update(bytes);
          });
      return sources.isEmpty() ? "unknown" : HexFormat.of().formatHex(digest.digest());
    } catch (IOException | NoSuchAlgorithmException e) {
      return "unknown";
    }
  }
}
