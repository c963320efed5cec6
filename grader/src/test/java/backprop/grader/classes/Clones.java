package backprop.grader.classes;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes Git clones: the handout with what a student wrote, one commit for each attempt. The
 * commits are the same for the same class; Git's index holds times of this very disk and isn't.
 */
final class Clones {
  private final OutFolder out;
  private final String below;
  private final SortedMap<String, byte[]> handout;

  /** Makes it for the part of a folder below a path such as {@code submissions/}. */
  Clones(OutFolder out, String below, SortedMap<String, byte[]> handout) {
    this.out = out;
    this.below = below;
    this.handout = handout;
  }

  /** Writes a student's clone and returns where it lies. */
  List<String> write(HandIn handIn) throws IOException {
    Student student = handIn.student();
    String name = student.fileName() + " " + student.matriculation();
    Path clone = out.folder(below + name);
    if (clone == null) {
      return List.of();
    }
    git(clone, handIn, handIn.last(), "init", "--quiet", "--template=", "-b", "main");
    String origin = "https://example.org/backprop/" + student.matriculation() + ".git";
    git(clone, handIn, handIn.last(), "remote", "add", "origin", origin);
    for (Attempt attempt : handIn.attempts()) {
      git(clone, handIn, attempt, "rm", "-r", "--force", "--quiet", "--ignore-unmatch", ".");
      for (Map.Entry<String, byte[]> file : files(attempt).entrySet()) {
        out.write(below + name + "/" + file.getKey(), file.getValue(), attempt.handedIn());
      }
      git(clone, handIn, attempt, "add", "--all", "--force");
      git(clone, handIn, attempt, "commit", "--quiet", "--allow-empty", "-m", attempt.what());
    }
    return List.of(name);
  }

  /** What is broken lies in the clone as an archive, and only that. */
  private SortedMap<String, byte[]> files(Attempt attempt) throws IOException {
    if (attempt.kind() == Kind.BROKEN) {
      String name = "submission" + attempt.format().extension();
      return new TreeMap<>(Map.of(name, attempt.archive()));
    }
    SortedMap<String, byte[]> files = new TreeMap<>(handout);
    files.putAll(Packing.BUILT.pack(attempt.files()));
    return files;
  }

  private static void git(Path folder, HandIn handIn, Attempt attempt, String... arguments)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("git", "-c", "core.autocrlf=false"));
    command.addAll(List.of("-c", "gc.auto=0", "-c", "commit.gpgSign=false"));
    command.addAll(List.of(arguments));
    ProcessBuilder git = new ProcessBuilder(command).directory(folder.toFile());
    Map<String, String> environment = git.environment();
    environment.keySet().removeIf(name -> name.startsWith("GIT_"));
    environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
    environment.put("GIT_CONFIG_NOSYSTEM", "1");
    environment.put("TZ", "UTC");
    for (String role : List.of("AUTHOR", "COMMITTER")) {
      environment.put("GIT_" + role + "_NAME", "Student " + handIn.student().matriculation());
      environment.put("GIT_" + role + "_EMAIL", handIn.student().email());
      environment.put("GIT_" + role + "_DATE", attempt.handedIn().getEpochSecond() + " +0000");
    }
    Process process = git.redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    try {
      if (process.waitFor() != 0) {
        throw new IOException("git " + String.join(" ", arguments) + ": " + output);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }
}
