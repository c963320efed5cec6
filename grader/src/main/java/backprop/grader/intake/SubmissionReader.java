package backprop.grader.intake;

import backprop.grader.common.Fault;
import backprop.grader.common.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import org.apache.commons.io.function.IOSupplier;

/**
 * Reads submissions of one assignment: folders, zips, tar.gz and 7z archives, single source files.
 */
public final class SubmissionReader {
  private static final int MOST_EXPECTED = 3;
  private static final String UNREADABLE = ": could not be read; check that you may read it";
  private static final String STRANGE =
      ": the grader can't cope with what is in it; look at this one by hand";
  private static final String EMPTY = ": there is nothing in it; hand in target/submission.zip";
  private static final String ASK_FOR_ZIP = " archive; ask for a zip or a tar.gz";

  private final AssignmentFiles assignment;
  private final IntakeLimits limits;

  /** Makes a reader with the default limits. */
  public SubmissionReader(AssignmentFiles assignment) {
    this(assignment, IntakeLimits.DEFAULT);
  }

  /** Makes a reader. */
  public SubmissionReader(AssignmentFiles assignment, IntakeLimits limits) {
    this.assignment = assignment;
    this.limits = limits;
  }

  /**
   * Returns what counts of the submission.
   *
   * @throws Fault if the path can't be read as a submission, or holds none of the files to hand in
   */
  public Submission read(Path path) {
    Path real;
    try {
      real = path.toRealPath();
    } catch (IOException e) {
      throw Fault.unreadable(Text.name(path.toString()) + ": no such file or folder");
    }
    String name = real.getFileName() == null ? "/" : Text.name(real.getFileName().toString());
    Inventory inventory = new Inventory(name, limits);
    boolean isFolder = Files.isDirectory(real);
    try {
      if (isFolder) {
        List<Path> archives = FolderReader.read(real, inventory);
        // Platforms put each student's archive into a folder of its own.
        if (inventory.sources().isEmpty() && archives.size() == 1) {
          return named(name, read(archives.get(0)));
        }
      } else {
        readFile(name, real, inventory);
      }
    } catch (Fault e) {
      throw e;
    } catch (IOException e) {
      throw isFolder ? Fault.unreadable(name + UNREADABLE) : damaged(name);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      // The archive library answers damage with many kinds of exceptions, a gzip of thousands of
      // empty parts is read one inside another, and a 7z may ask for many dictionaries.
      throw isFolder ? Fault.unreadable(name + STRANGE) : damaged(name);
    }
    try {
      return submission(name, inventory, isFolder);
    } catch (Fault e) {
      throw e;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw Fault.unreadable(name + STRANGE);
    }
  }

  /**
   * Returns what counts of a submission whose files lie in a larger archive.
   *
   * @param name of the submission
   * @param files all that belongs to it: sources, or an archive of them
   * @throws Fault if they can't be read as a submission, or hold none of the files to hand in
   */
  public Submission read(String name, List<LooseFile> files) {
    String printable = Text.name(name);
    Inventory inventory = new Inventory(printable, limits);
    List<LooseFile> archives = new ArrayList<>();
    try {
      for (LooseFile file : files) {
        final int before = inventory.archives().size();
        inventory.add(file.name(), file.size(), file.packedSize(), file.content());
        if (inventory.archives().size() > before) {
          archives.add(file);
        }
      }
      if (inventory.sources().isEmpty() && archives.size() == 1) {
        LooseFile archive = archives.get(0);
        String archiveName = Text.name(archive.name());
        Inventory inside = new Inventory(archiveName, limits);
        readArchive(archiveName, archive.content(), inside);
        return named(printable, submission(archiveName, inside, false));
      }
    } catch (Fault e) {
      throw e;
    } catch (IOException | RuntimeException | StackOverflowError | OutOfMemoryError e) {
      throw damaged(printable);
    }
    return submission(printable, inventory, true);
  }

  private static Submission named(String folder, Submission archive) {
    List<String> notes = new ArrayList<>(archive.notes());
    notes.add(0, "read from " + archive.name());
    return new Submission(
        folder,
        archive.sha256(),
        archive.sources(),
        archive.ownTests(),
        archive.trainings(),
        archive.handout(),
        archive.ignored(),
        notes);
  }

  private void readFile(String name, Path file, Inventory inventory) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw Fault.unreadable(name + ": neither a file nor a folder; hand in target/submission.zip");
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".java")) {
      inventory.add(name, Files.size(file), -1, () -> Files.newInputStream(file));
      return;
    }
    readArchive(name, () -> Files.newInputStream(file), inventory);
  }

  private void readArchive(String name, IOSupplier<InputStream> content, Inventory inventory)
      throws IOException {
    byte[] bytes;
    try (InputStream in = content.get()) {
      bytes = in.readNBytes(limits.archiveBytes() + 1);
    } catch (IOException e) {
      throw Fault.unreadable(name + UNREADABLE);
    }
    if (bytes.length > limits.archiveBytes()) {
      throw Fault.unreadable(
          name
              + ": larger than "
              + (limits.archiveBytes() >> 20)
              + " MB; hand in only target/submission.zip");
    }
    if (bytes.length == 0) {
      throw Fault.unreadable(name + ": the file is empty; hand it in again");
    }
    switch (ArchiveFormat.of(bytes)) {
      case ZIP -> ZipReader.read(name, bytes, limits, inventory);
      case GZIP -> TarReader.read(name, bytes, true, limits, inventory);
      case TAR -> TarReader.read(name, bytes, false, limits, inventory);
      case EMPTY_ZIP -> throw Fault.unreadable(name + EMPTY);
      case RAR -> throw Fault.unreadable(name + ": a RAR" + ASK_FOR_ZIP);
      case SEVEN_ZIP -> SevenZipReader.read(name, bytes, limits, inventory);
      case XZ -> throw Fault.unreadable(name + ": an xz" + ASK_FOR_ZIP);
      case BZIP2 -> throw Fault.unreadable(name + ": a bzip2" + ASK_FOR_ZIP);
      default -> throw Fault.unreadable(name + ": " + ArchiveFormat.describe(bytes));
    }
  }

  private Submission submission(String name, Inventory inventory, boolean isFolder) {
    SourceSelection selection = new SourceSelection(assignment, limits);
    selection.sort(inventory.sources());
    SortedMap<String, String> sources = selection.sources();
    SortedMap<String, String> ownTests = selection.ownTests();
    List<String> notes = selection.notes();
    if (inventory.isOfClass() || looksLikeClass(inventory)) {
      throw Fault.unreadable(
          name + ": looks like the submissions of a class; use: grade class PATH --out FOLDER");
    }
    if (sources.keySet().stream().noneMatch(assignment.editable()::contains)) {
      throw nothingToGrade(name, inventory, notes);
    }
    if (name.endsWith(".java") && !isFolder) {
      notes.add(0, "only " + name + " was handed in");
    }
    List<String> ignored = new ArrayList<>(OtherFiles.shortened(selection.ignored()));
    ignored.addAll(OtherFiles.shortened(inventory.ignored()));
    List<String> others = new ArrayList<>(inventory.otherFiles());
    others.addAll(inventory.archives());
    ignored.addAll(OtherFiles.phrases(others, !isFolder));
    return new Submission(
        name,
        Submission.digest(List.of(sources, ownTests)),
        sources,
        ownTests,
        inventory.trainings(),
        inventory.handout(),
        ignored,
        OtherFiles.shortened(notes));
  }

  /** Several folders that hold nothing but an archive each. */
  private static boolean looksLikeClass(Inventory inventory) {
    return inventory.sources().isEmpty()
        && inventory.archives().size() > 2
        && inventory.archives().size() >= inventory.otherFiles().size();
  }

  private Fault nothingToGrade(String name, Inventory inventory, List<String> notes) {
    if (inventory.sources().isEmpty() && inventory.archives().size() > 1) {
      return Fault.unreadable(
          name
              + ": holds several archives and no Java file; hand in one target/submission.zip (a class: grade class)");
    }
    if (inventory.sources().isEmpty() && !inventory.archives().isEmpty()) {
      return Fault.unreadable(
          name + ": holds another archive; hand in " + inventory.archives().get(0) + " itself");
    }
    if (inventory.sources().isEmpty()
        && inventory.otherFiles().isEmpty()
        && inventory.ignored().isEmpty()) {
      return Fault.unreadable(name + EMPTY);
    }
    int more = assignment.editable().size() - MOST_EXPECTED;
    String expected =
        assignment.editable().stream()
            .limit(MOST_EXPECTED)
            .map(path -> path.substring(path.lastIndexOf('/') + 1))
            .collect(Collectors.joining(", ", "", more > 0 ? " and " + more + " more" : ""));
    List<String> remarks = notes.isEmpty() ? inventory.ignored() : notes;
    List<String> found = remarks.isEmpty() ? inventory.otherFiles() : remarks;
    String seen = found.isEmpty() ? "" : " (" + found.get(0) + ")";
    return Fault.unreadable(
        name + ": none of the files to hand in" + seen + "; expected any of " + expected);
  }

  private static Fault damaged(String name) {
    return Fault.unreadable(name + ": the archive is damaged or cut off; hand it in again");
  }
}
