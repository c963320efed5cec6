package backprop.grader.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The file of a Java runtime in which javac looks up what each version of Java offers. It reads the
 * list of all that is in there anew for each compilation.
 */
final class EarlierReleases {

  private static final String FILE = "lib/ct.sym";

  /** What all programs are compiled as, in the way of the file: a digit for each version. */
  private static final String RELEASE = Integer.toString(17, 36).toUpperCase(Locale.ROOT);

  private EarlierReleases() {}

  /** Leaves in a runtime with a compiler what Java 17 has in java.base, and nothing else. */
  static void reduce(Path runtime) throws IOException {
    Path file = runtime.resolve(FILE);
    if (!Files.exists(file)) {
      return;
    }
    Path reduced = file.resolveSibling("reduced");
    try (ZipFile all = new ZipFile(file.toFile());
        ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(reduced))) {
      for (ZipEntry entry : all.stream().filter(EarlierReleases::isWanted).toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        try (InputStream in = all.getInputStream(entry)) {
          in.transferTo(out);
        }
      }
    }
    Files.move(reduced, file, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Files are named after the versions that they hold for, their module, and their class. */
  private static boolean isWanted(ZipEntry entry) {
    String[] path = entry.getName().split("/");
    boolean ofTheRelease = !entry.isDirectory() && path[0].contains(RELEASE);
    return ofTheRelease && (path.length == 2 || path[1].equals("java.base"));
  }
}
