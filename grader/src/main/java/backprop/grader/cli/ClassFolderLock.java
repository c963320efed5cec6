package backprop.grader.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps two graders from writing into one folder; ends with the process, however that ends. */
final class ClassFolderLock implements AutoCloseable {

  private final Path folder;
  private final FileChannel channel;

  private ClassFolderLock(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Makes the folder if need be, and takes it.
   *
   * @throws UsageException if it can't be written to, or another grader has it
   */
  static ClassFolderLock take(Path folder) {
    FileChannel channel = null;
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock != null) {
        return new ClassFolderLock(folder, channel);
      }
      channel.close();
    } catch (OverlappingFileLockException e) {
      close(channel);
    } catch (IOException e) {
      close(channel);
      throw new UsageException("--out: can't write to " + folder + ": name a folder of your own");
    }
    throw new UsageException(
        "--out: another grader is writing to " + folder + "; wait for its end");
  }

  /** Returns the folder, which is this process's own until this is closed. */
  Path folder() {
    return folder;
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
    channel.close();
  }
}
