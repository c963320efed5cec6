package backprop.grader.batch;

import backprop.grader.common.Fault;
import backprop.grader.common.Output;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Keeps two graders from writing into one folder, and everybody else from reading what earlier ones
 * wrote there while submissions run. The lock ends with the process, however that ends; the folder
 * is opened again by whoever has it last, which is why the lock's file tells how open it was.
 */
public final class ClassFolderLock implements AutoCloseable {

  private static final String CLOSED = "rwx------";

  private final Path folder;
  private final FileChannel channel;
  private final boolean shared;

  private ClassFolderLock(Path folder, FileChannel channel, boolean shared) throws IOException {
    this.folder = folder;
    this.channel = channel;
    this.shared = shared;
    if (hasPermissions()) {
      if (openAs().isEmpty()) {
        String now = PosixFilePermissions.toString(Files.getPosixFilePermissions(folder));
        // Where another shard has just closed it, that one has written how open it was.
        if (!shared || !now.equals(CLOSED)) {
          channel.write(ByteBuffer.wrap(now.getBytes(StandardCharsets.US_ASCII)), 0);
        }
      }
      permit(CLOSED);
    }
  }

  /**
   * Makes the folder if need be, and takes it.
   *
   * @throws Fault if it can't be written to, or another grader has it
   */
  public static ClassFolderLock take(Path folder) {
    return lock(folder, false);
  }

  /**
   * Makes the folder if need be, and takes it for one shard of several, which may all have it at a
   * time. It stays closed until their results are merged.
   *
   * @throws Fault if it can't be written to, or a grader has it that isn't a shard
   */
  public static ClassFolderLock share(Path folder) {
    return lock(folder, true);
  }

  private static ClassFolderLock lock(Path folder, boolean shared) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      if (channel.tryLock(0, Long.MAX_VALUE, shared) != null) {
        return new ClassFolderLock(folder, channel, shared);
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      close(channel);
    } catch (IOException e) {
      close(channel);
      if (Files.isDirectory(folder) && Files.isWritable(folder)) {
        // A disk without space, perhaps: the name is right.
        throw Output.fault(folder, e);
      }
      throw new Fault(
          "--out: can't write to "
              + folder
              + ": name a folder of your own (see grader/docs/troubleshooting.md#cannot-write)");
    }
    throw new Fault("--out: another grader is writing to " + folder + "; wait for its end");
  }

  /** Returns the folder, which is this process's own until this is closed. */
  public Path folder() {
    return folder;
  }

  private boolean hasPermissions() throws IOException {
    return Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
  }

  /** Returns the permissions that the folder is to have in the end; empty if nobody closed it. */
  private String openAs() throws IOException {
    ByteBuffer noted = ByteBuffer.allocate(CLOSED.length());
    channel.read(noted, 0);
    String text = new String(noted.array(), StandardCharsets.US_ASCII);
    return text.matches("([r-][w-][x-]){3}") ? text : "";
  }

  private void permit(String permissions) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // Nothing was written.
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (!shared && hasPermissions() && !openAs().isEmpty()) {
        permit(openAs());
        channel.truncate(0);
      }
    }
  }
}
