package backprop.grader.classes;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/** Draws who hands in what, and when. */
final class ClassPlan {
  private final Shape shape;
  private final Random random;
  private final Roster roster;
  private final Repository repository;
  private final Programs programs;
  private final List<HandIn> handIns = new ArrayList<>();
  private final List<Student> absent = new ArrayList<>();
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private int attempts;

  ClassPlan(int submissions, Shape shape, long seed, Repository repository) throws IOException {
    this.shape = shape;
    this.random = new Random(seed);
    this.roster = new Roster(new Random(seed));
    this.repository = repository;
    this.programs = new Programs(repository);
    List<Kind> kinds = List.of();
    for (int i = 0; i < submissions; i++) {
      kinds = i % 20 == 0 ? Kind.twenty(random) : kinds;
      handIns.add(handIn(kinds.get(i % 20)));
    }
    for (int i = 0; i < 2 + submissions / 20; i++) {
      absent.add(roster.next());
    }
  }

  /** Returns what was handed in, places aside. */
  List<HandIn> handIns() {
    return handIns;
  }

  /** Returns students who handed in nothing. */
  List<Student> absent() {
    return absent;
  }

  private HandIn handIn(Kind kind) {
    List<Student> students = new ArrayList<>();
    for (int i = shape == Shape.GROUPS ? random.nextInt(3, 5) : 1; i > 0; i--) {
      students.add(roster.next());
    }
    boolean again = !shape.isMoodle() && random.nextInt(6) == 0;
    List<Attempt> all = new ArrayList<>();
    Instant time = time();
    all.add(attempt(kind, time));
    for (int i = again ? random.nextInt(1, 4) : 0; i > 0; i--) {
      time = time.minus(Duration.ofMinutes(random.nextInt(30, 3000)));
      all.add(0, attempt(earlier(), time));
    }
    boolean text = shape.isMoodle() && random.nextInt(8) == 0;
    String remark = "Sorry, \"task 5\" isn't done;\nI was ill, really.";
    return new HandIn(students, all, text ? remark : "", List.of());
  }

  /** Draws a time in the week before the due date; every eighth is up to four days late. */
  private Instant time() {
    Duration early = Duration.ofSeconds(1 + random.nextInt(7 * 24 * 3600));
    Duration late = Duration.ofSeconds(1 + random.nextInt(4 * 24 * 3600));
    boolean isLate = random.nextInt(8) == 0;
    return isLate ? GeneratedClass.DUE.plus(late) : GeneratedClass.DUE.minus(early);
  }

  private Kind earlier() {
    return switch (random.nextInt(6)) {
      case 0 -> Kind.SKELETON;
      case 1 -> Kind.NOT_COMPILING;
      case 2 -> Kind.BROKEN;
      default -> Kind.PARTLY_RIGHT;
    };
  }

  private Attempt attempt(Kind kind, Instant time) {
    int count = counts.merge(kind, 1, Integer::sum) - 1;
    Program program = programs.draw(kind, count, random).with("", remark());
    if (random.nextInt(3) == 0) {
      program = program.with("", programs.ownTests(random));
    }
    Packing packing = Packing.BUILT;
    if (kind != Kind.HOSTILE && random.nextInt(3) == 0) {
      packing = random.nextBoolean() ? Packing.WHOLE : Packing.FLAT;
    }
    Format format = random.nextInt(5) == 0 ? Format.TAR_GZ : Format.ZIP;
    boolean broken = kind == Kind.BROKEN;
    return new Attempt(
        kind,
        broken ? Format.broken(count).name() : program.what(),
        program.expected(),
        time,
        broken ? new TreeMap<>(repository.solution()) : program.files(),
        packing,
        broken ? Format.broken(count) : format);
  }

  /** A helper class with a remark, so that no two attempts are the same bytes. */
  private SortedMap<String, String> remark() {
    attempts++;
    String text = "package backprop;\n\n/** Notes, version %d. */\nfinal class Notes {}\n";
    return new TreeMap<>(Map.of("backprop/Notes.java", text.formatted(attempts)));
  }
}
