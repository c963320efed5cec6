package backprop.grader.soak;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A submission that is graded again and again.
 *
 * @param kind what it is about, for the table
 * @param path where it lies
 * @param wanted which tests it is graded by; the slow kinds by a few only
 * @param weight how often it comes up, compared with the others
 */
record Sample(String kind, Path path, Predicate<String> wanted, int weight) {
  /** Bodies of {@code Sigmoid.gradient} that all tests meet. */
  private static final List<Edit> HONEST =
      List.of(
          new Edit("good", "// Alternative 1.\n    return s - s * s;", 10),
          new Edit("good", "double t = 1 - s;\n    return s * t;", 10),
          new Edit("good", "return (1 - s) * s; // Alternative 3.", 10),
          new Edit("wrong", "return s;", 8),
          new Edit("wrong", "return 2 * s * (1 - s);", 8),
          new Edit("wrong: no number", "return Double.NaN;", 4),
          new Edit("wrong: exception", "throw new IllegalStateException(\"\\u001b[31m\");", 4),
          new Edit("does not compile", "return s * (1 - s;", 8),
          new Edit("does not compile", "return missing(s);", 4),
          new Edit(
              "prints a flood",
              "for (int i = 0; i < 999; i++) System.out.println(s); return s;",
              4));

  /** Bodies of {@code Sigmoid.gradient} that its own tests meet. */
  private static final List<Edit> HOSTILE =
      List.of(
          new Edit("exit", "System.exit(0); return s;", 10),
          new Edit("halt", "Runtime.getRuntime().halt(3); return s;", 4),
          new Edit("deep recursion", "return gradient(s + 1) + 1;", 8),
          new Edit(
              "out of memory",
              "java.util.List<long[]> all = new java.util.ArrayList<>();"
                  + " while (true) all.add(new long[9999999]);",
              6),
          new Edit(
              "leaves threads",
              "new Thread(() -> { synchronized (\"\") { try { \"\".wait(); }"
                  + " catch (InterruptedException e) {} } }).start(); return s * (1 - s);",
              4),
          new Edit(
              "starts processes",
              "try { new ProcessBuilder(\"sleep\", \"600\").start(); }"
                  + " catch (java.io.IOException e) {} return s * (1 - s);",
              4),
          new Edit(
              "writes files",
              "try { java.nio.file.Files.createTempFile(\"left\", \"over\"); }"
                  + " catch (java.io.IOException e) {} return s * (1 - s);",
              4));

  private static final Edit ENDLESS = new Edit("endless loop", "while (s == s) {} return s;", 1);

  /** A body of a method, and how often it comes up. */
  private record Edit(String kind, String body, int weight) {}

  /** Writes all samples below a folder. */
  static List<Sample> all(Path solution, Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>();
    Predicate<String> hidden = name -> !name.startsWith("OwnTests.");
    samples.add(new Sample("good", solution, hidden, 18));
    // Its own tests take longer than anything else.
    Predicate<String> own = name -> !hidden.test(name) || name.startsWith("SigmoidTest");
    samples.add(new Sample("good, own tests", solution, own, 1));
    for (Edit edit : HONEST) {
      Path target = folder.resolve("honest" + samples.size());
      samples.add(edited(edit, solution, target, name -> true));
    }
    for (Edit edit : HOSTILE) {
      Path target = folder.resolve("hostile" + samples.size());
      samples.add(edited(edit, solution, target, name -> name.startsWith("SigmoidTest")));
    }
    // Once in time and once alone with twice the limit: the slowest by far.
    Predicate<String> one = name -> name.equals("SigmoidTest.gradientHasKnownValues");
    samples.add(edited(ENDLESS, solution, folder.resolve("endless"), one));
    samples.add(archive(folder.resolve("cut.zip"), "PK\3\4 and no more"));
    samples.add(archive(folder.resolve("text.tar.gz"), "no archive"));
    return samples;
  }

  private static Sample archive(Path file, String content) throws IOException {
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    return new Sample("broken archive", file, name -> true, 8);
  }

  /** Copies the reference and replaces the body of {@code Sigmoid.gradient}. */
  private static Sample edited(Edit edit, Path solution, Path target, Predicate<String> wanted)
      throws IOException {
    Path sources = solution.resolve("src/main/java");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = target.resolve("src/main/java").resolve(sources.relativize(file));
        Files.createDirectories(copy.getParent());
        String text = Files.readString(file);
        if (file.endsWith("Sigmoid.java")) {
          String before = text;
          text = text.replace("return s * (1 - s);", edit.body());
          if (text.equals(before)) {
            throw new IllegalStateException("the edit for '" + edit.kind() + "' changes nothing");
          }
        }
        Files.writeString(copy, text);
      }
    }
    return new Sample(edit.kind(), target, wanted, edit.weight());
  }
}
