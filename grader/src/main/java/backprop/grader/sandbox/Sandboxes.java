package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Chooses the best sandbox that works on this computer. */
public final class Sandboxes {

  /** Stands for the best one that works. */
  public static final String AUTO = "auto";

  /** What may be asked for by name. */
  public static final List<String> OPTIONS = List.of(AUTO, "bubblewrap", "dropped-user", "plain");

  private final List<Candidate> candidates;
  private final Proof proof;

  /**
   * A sandbox that may work.
   *
   * @param option its name among {@link #OPTIONS}
   * @param opening makes it
   */
  record Candidate(String option, Opening opening) {}

  /** Makes a sandbox, or says why that can't be done. */
  @FunctionalInterface
  interface Opening {
    Sandbox open() throws IOException;
  }

  /** Returns what a child in the sandbox could do against its promise. */
  @FunctionalInterface
  interface Proof {
    List<String> breaches(Sandbox sandbox) throws IOException;
  }

  /**
   * The sandbox to use.
   *
   * @param tested whether a self-test has proved it
   * @param remarks what was wrong with better ones that claimed to work
   */
  public record Choice(Sandbox sandbox, boolean tested, List<String> remarks) {}

  Sandboxes(List<Candidate> candidates, Proof proof) {
    this.candidates = List.copyOf(candidates);
    this.proof = proof;
  }

  /**
   * Makes the chooser among all there are, the best first.
   *
   * @param privateFolders what the sandbox for containers closes to all but their owner
   * @param selfTest has to be passed by whichever is chosen
   */
  public static Sandboxes of(List<Path> privateFolders, SelfTest selfTest) {
    return new Sandboxes(
        List.of(
            new Candidate("bubblewrap", Bubblewrap::new),
            new Candidate("dropped-user", () -> new DroppedUser(privateFolders, Hardening.best())),
            new Candidate("dropped-user", () -> new DroppedUser(privateFolders, Hardening.NONE)),
            new Candidate("plain", PlainProcess::new)),
        selfTest::breaches);
  }

  /**
   * Returns the first that passes its self-test.
   *
   * @param wanted one of {@link #OPTIONS}
   * @param required whether one that shields nothing must not be chosen
   * @throws IOException if none is left; the message says why and what to do
   */
  public Choice choose(String wanted, boolean required) throws IOException {
    TempFolder.sweep(TempFolder.temporary(), DroppedUser::removeLeftovers);
    Map<String, String> reasons = new LinkedHashMap<>();
    List<String> remarks = new ArrayList<>();
    for (Candidate candidate : candidates) {
      if (wanted.equals(AUTO) || wanted.equals(candidate.option())) {
        String reason;
        try {
          Sandbox sandbox = candidate.opening().open();
          if (sandbox.guards().isEmpty()) {
            if (!required) {
              return new Choice(sandbox, false, remarks);
            }
            reason = "refused, since a sandbox is required";
          } else {
            List<String> breaches = breaches(sandbox);
            if (breaches.isEmpty()) {
              return new Choice(sandbox, true, remarks);
            }
            reason = "self-test failed, a child " + String.join(", ", breaches);
            remarks.add(candidate.option() + ": " + reason);
          }
        } catch (IOException e) {
          reason = e.getMessage();
        }
        reasons.put(candidate.option(), reason);
      }
    }
    throw new IOException(
        reasons.entrySet().stream()
                .map(entry -> entry.getKey() + ": " + entry.getValue())
                .collect(Collectors.joining("; "))
            + ". Install bubblewrap, or run as root in a container; see grader/SANDBOX.md");
  }

  private List<String> breaches(Sandbox sandbox) throws IOException {
    List<String> breaches = null;
    try {
      return breaches = proof.breaches(sandbox);
    } finally {
      if (breaches == null || !breaches.isEmpty()) {
        sandbox.close();
      }
    }
  }
}
