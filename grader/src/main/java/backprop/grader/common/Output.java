package backprop.grader.common;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import java.util.UUID;

/**
 * A place to write to. What is a regular file, or is to become one, is replaced as a whole, so that
 * nobody ever sees half of it; links stay, and their target is replaced. Devices and pipes, the
 * standard output's among them, are written to.
 */
public final class Output {

  private static final String PREFIX = ".grade-";
  private static final String SUFFIX = ".tmp";
  private static final int MOST_LINKS = 40;
  private static final Path STANDARD_OUTPUT =
      Path.of("/proc", Long.toString(ProcessHandle.current().pid()), "fd", "1");

  private final Path name;
  private final Path place;

  private Output(Path name) {
    this.name = name;
    try {
      place = follow(name);
      if (Files.isDirectory(place)) {
        throw new IOException("it is a folder; name a file");
      }
    } catch (IOException e) {
      throw fault(name, e);
    }
  }

  /**
   * Returns the place of this name.
   *
   * @throws Fault if nothing can be written there, as far as one can tell before
   */
  public static Output to(Path name) {
    Output output = new Output(name);
    Path asked = output.isStream() ? output.place : output.place.getParent();
    if (!Files.isWritable(asked)) {
      throw fault(name, new IOException("you may not write to " + asked));
    }
    return output;
  }

  /** Writes a text, with the permissions that new files have here. */
  public static void write(Path name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes bytes; a new file has the permissions that new files have here. */
  public static void write(Path name, byte[] bytes) {
    new Output(name).write(bytes, false);
  }

  /** Writes a text that nobody but this user can ever read, where the system knows users. */
  public static void writePrivately(Path name, String text) {
    new Output(name).write(text.getBytes(StandardCharsets.UTF_8), true);
  }

  /** Removes what a killed grader was about to write into a folder. */
  public static void sweep(Path folder) throws IOException {
    try (DirectoryStream<Path> drafts = Files.newDirectoryStream(folder, PREFIX + "*" + SUFFIX)) {
      for (Path draft : drafts) {
        Files.delete(draft);
      }
    }
  }

  /** Returns where the links lead, whether there is anything or not. */
  private static Path follow(Path name) throws IOException {
    Path at = name.toAbsolutePath();
    for (int links = 0; links < MOST_LINKS; links++) {
      if (at.getFileName() == null || at.endsWith("..")) {
        return at;
      }
      Path folder = at.getParent().toRealPath();
      at = folder.resolve(at.getFileName());
      if (!Files.isSymbolicLink(at) || isOpenFile(at)) {
        return at;
      }
      at = folder.resolve(Files.readSymbolicLink(at));
    }
    throw new IOException("too many links");
  }

  /** Tells whether it stands for a file that is open already, such as the standard output. */
  private static boolean isOpenFile(Path place) {
    return place.startsWith("/proc") && place.getParent().endsWith("fd");
  }

  private boolean isStream() {
    try {
      return isOpenFile(place)
          || Files.exists(place)
              && Files.readAttributes(place, BasicFileAttributes.class).isOther();
    } catch (IOException e) {
      throw fault(name, e);
    }
  }

  private void write(byte[] bytes, boolean closed) {
    try {
      if (place.equals(STANDARD_OUTPUT)) {
        // Opened anew it would begin at the start again, or can't be if it is a socket.
        new FileOutputStream(FileDescriptor.out).write(bytes);
      } else if (isStream()) {
        try (OutputStream out = Files.newOutputStream(place, StandardOpenOption.APPEND)) {
          out.write(bytes);
        }
      } else {
        replace(bytes, closed);
      }
    } catch (IOException e) {
      throw fault(name, e);
    }
  }

  private void replace(byte[] bytes, boolean closed) throws IOException {
    Path folder = place.getParent();
    // A temporary file of Java's is its owner's only; any other is what new files are here.
    Path draft =
        closed
            ? Files.createTempFile(folder, PREFIX, SUFFIX)
            : Files.createFile(folder.resolve(PREFIX + UUID.randomUUID() + SUFFIX));
    try {
      if (!closed && Files.exists(place) && isPosix(place)) {
        Set<PosixFilePermission> kept = Files.getPosixFilePermissions(place);
        Files.setPosixFilePermissions(draft, kept);
      }
      Files.write(draft, bytes);
      Files.move(draft, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** Returns what to say where something can't be written. */
  public static Fault fault(Path file, IOException cause) {
    return new Fault(Fault.Kind.OUTPUT, "can't write " + file + ": " + reason(cause), cause);
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "there is no such folder";
    }
    if (e instanceof AccessDeniedException) {
      return "you may not write there";
    }
    if (e instanceof FileSystemException failure && failure.getReason() != null) {
      return failure.getReason();
    }
    return e.getMessage() == null ? e.toString() : e.getMessage();
  }
}
