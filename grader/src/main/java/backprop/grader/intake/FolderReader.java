package backprop.grader.intake;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Goes through a folder, without following links. */
final class FolderReader extends SimpleFileVisitor<Path> {
  private final Path root;
  private final Inventory inventory;
  private final List<Path> archives = new ArrayList<>();

  private FolderReader(Path root, Inventory inventory) {
    this.root = root;
    this.inventory = inventory;
  }

  /**
   * Goes through the folder.
   *
   * @return the archives in it, as they really lie there: a name made printable, or read as Windows
   *     would read it, may lead through a link to somebody else's
   */
  static List<Path> read(Path folder, Inventory inventory) throws IOException {
    FolderReader reader = new FolderReader(folder, inventory);
    Files.walkFileTree(folder, reader);
    return reader.archives;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
    boolean skip = !folder.equals(root) && Inventory.isHousekeeping(location(folder));
    return skip ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    try {
      if (attributes.isSymbolicLink()) {
        inventory.addLink(location(file));
      } else if (attributes.isRegularFile()) {
        final int before = inventory.archives().size();
        inventory.add(location(file), attributes.size(), -1, () -> Files.newInputStream(file));
        if (inventory.archives().size() > before) {
          archives.add(file);
        }
      }
      return FileVisitResult.CONTINUE;
    } catch (IOException e) {
      return visitFileFailed(file, e);
    }
  }

  @Override
  public FileVisitResult visitFileFailed(Path file, IOException problem) {
    inventory.addUnreadable(location(file), Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS));
    return FileVisitResult.CONTINUE;
  }

  private String location(Path file) {
    Path relative = root.relativize(file);
    StringBuilder location = new StringBuilder();
    relative.forEach(segment -> location.append('/').append(segment));
    return location.substring(1);
  }
}
