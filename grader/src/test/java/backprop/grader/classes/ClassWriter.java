package backprop.grader.classes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;

/** Writes a class that was drawn, in one of the shapes. */
final class ClassWriter {
  private static final String SUBMISSIONS = "submissions";

  private final Shape shape;
  private final Path folder;
  private final OutFolder out;
  private final SortedMap<String, byte[]> handout;
  private final List<HandIn> written = new ArrayList<>();

  ClassWriter(Shape shape, Path folder, SortedMap<String, byte[]> handout) throws IOException {
    this.shape = shape;
    this.folder = folder;
    this.handout = handout;
    out = new OutFolder(folder);
    try (Stream<Path> files = Files.list(folder)) {
      if (files.findAny().isPresent()) {
        throw new IOException(folder + " has files in it already; name an empty folder");
      }
    }
  }

  GeneratedClass write(ClassPlan plan, long seed) throws IOException {
    switch (shape) {
      case MOODLE_ZIP, MOODLE_FLAT -> {
        byte[] zip = Format.zip(moodle(plan), GeneratedClass.DUE);
        out.write(SUBMISSIONS + ".zip", zip, GeneratedClass.DUE);
      }
      case MOODLE_FOLDER -> {
        for (Map.Entry<String, byte[]> file : moodle(plan).entrySet()) {
          out.write(SUBMISSIONS + "/" + file.getKey(), file.getValue(), GeneratedClass.DUE);
        }
      }
      case CLONES -> clones(plan);
      default -> named(plan);
    }
    GeneratedClass result = result(plan, seed);
    if (shape.isMoodle()) {
      for (WorksheetDialect dialect : WorksheetDialect.values()) {
        byte[] csv = new Worksheet(dialect, result).bytes();
        out.write(dialect.fileName(), csv, GeneratedClass.DUE);
      }
    }
    out.finish();
    return result;
  }

  private SortedMap<String, byte[]> moodle(ClassPlan plan) throws IOException {
    MoodleFiles files = new MoodleFiles(shape != Shape.MOODLE_FLAT);
    for (HandIn handIn : plan.handIns()) {
      written.add(handIn.at(files.add(handIn, written.size())));
    }
    return files.all();
  }

  private void named(ClassPlan plan) throws IOException {
    NamedFiles files = new NamedFiles(out, SUBMISSIONS + "/");
    for (HandIn handIn : plan.handIns()) {
      boolean group = shape == Shape.GROUPS;
      written.add(handIn.at(group ? files.group(handIn) : files.student(handIn, written.size())));
    }
  }

  private void clones(ClassPlan plan) throws IOException {
    Clones clones = new Clones(out, SUBMISSIONS + "/", handout);
    for (HandIn handIn : plan.handIns()) {
      written.add(handIn.at(clones.write(handIn)));
    }
  }

  private GeneratedClass result(ClassPlan plan, long seed) {
    boolean zipped = shape == Shape.MOODLE_ZIP || shape == Shape.MOODLE_FLAT;
    List<Path> worksheets =
        Arrays.stream(WorksheetDialect.values())
            .filter(dialect -> shape.isMoodle())
            .map(dialect -> folder.resolve(dialect.fileName()))
            .toList();
    List<HandIn> right =
        written.stream().filter(handIn -> handIn.last().kind() == Kind.RIGHT).toList();
    List<HandIn> special = right.size() > 1 ? right : written;
    return new GeneratedClass(
        shape,
        seed,
        folder.resolve(zipped ? SUBMISSIONS + ".zip" : SUBMISSIONS),
        worksheets,
        written,
        plan.absent(),
        shape.isMoodle() ? special.get(0).student() : null,
        shape.isMoodle() ? special.get(special.size() - 1).student() : null,
        out.refused());
  }
}
