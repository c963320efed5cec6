package backprop.grader.sandbox;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.spi.ToolProvider;

/**
 * A Java runtime without tools, made once from the running JDK: the module java.base, and what
 * JUnit needs beside it. It starts faster than the JDK, and there's less in it to misuse.
 */
public final class RuntimeImage {

  private static final String MODULES = "java.base,java.logging";
  private static final String PREFIX = "runtime-";
  private static final String UNFINISHED = "unfinished-" + PREFIX;
  private static final Duration ABANDONED = Duration.ofHours(1);
  private static final List<String> UNUSED =
      List.of("bin/keytool", "lib/jexec", "lib/jspawnhelper", "lib/classlist", "legal");

  private RuntimeImage() {}

  /**
   * Returns the image's Java home, which is made if there's none yet; where none can be made, the
   * home of the running JVM.
   *
   * @param folder where images are kept
   */
  public static Path in(Path folder) {
    Path image = folder.toAbsolutePath().resolve(PREFIX + fingerprint());
    if (Files.isDirectory(image)) {
      return image;
    }
    ToolProvider jlink = ToolProvider.findFirst("jlink").orElse(null);
    if (jlink == null || !Files.isWritable(folder)) {
      return Program.thisJava();
    }
    Path unfinished = null;
    try {
      removeAbandoned(folder);
      unfinished = Files.createTempDirectory(folder, UNFINISHED);
      return make(jlink, unfinished, image);
    } catch (IOException e) {
      return Files.isDirectory(image) ? image : Program.thisJava();
    } finally {
      if (unfinished != null) {
        TempFolder.delete(unfinished);
      }
    }
  }

  private static Path make(ToolProvider jlink, Path unfinished, Path image) throws IOException {
    Path made = unfinished.resolve("image");
    PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
    int exitCode =
        jlink.run(
            nowhere,
            nowhere,
            "--add-modules",
            MODULES,
            "--strip-debug",
            "--no-header-files",
            "--no-man-pages",
            "--output",
            made.toString());
    if (exitCode != 0) {
      throw new IOException("this JDK can't make runtime images");
    }
    // Shared class data halves the start; an image without it works, too.
    Tools.works(List.of(made.resolve("bin/java").toString(), "-Xshare:dump"));
    UNUSED.forEach(path -> TempFolder.delete(made.resolve(path)));
    return Files.move(made, image, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void removeAbandoned(Path folder) throws IOException {
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, UNFINISHED + "*")) {
      for (Path unfinished : folders) {
        Instant modified = Files.getLastModifiedTime(unfinished).toInstant();
        if (modified.isBefore(Instant.now().minus(ABANDONED))) {
          TempFolder.delete(unfinished);
        }
      }
    }
  }

  /** Returns what tells one JDK from another. */
  private static String fingerprint() {
    StringBuilder text = new StringBuilder(MODULES).append('\n');
    for (String property :
        List.of("java.home", "java.runtime.version", "java.vendor.version", "os.arch")) {
      text.append(System.getProperty(property)).append('\n');
    }
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return Runtime.version().feature() + "-" + HexFormat.of().formatHex(digest, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
