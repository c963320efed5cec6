package backprop.grader.sandbox;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/** Chooses the best sandbox that works on this computer. */
public final class Sandboxes {

  /** Stands for the best one that works. */
  public static final String AUTO = "auto";

  /** Stands for the one that shields nothing. */
  public static final String PLAIN = "plain";

  /** What may be asked for by name. */
  public static final List<String> OPTIONS = List.of(AUTO, "bubblewrap", "dropped-user", PLAIN);

  private final List<Candidate> candidates;
  private final Proof proof;

  /**
   * A sandbox that may work.
   *
   * @param option its name among {@link #OPTIONS}
   * @param opening makes it
   */
  record Candidate(String option, Callable<Sandbox> opening) {}

  /** Returns what a child in the sandbox could do against its promise. */
  @FunctionalInterface
  interface Proof {
    List<String> breaches(Sandbox sandbox) throws IOException;
  }

  /**
   * The sandbox to use.
   *
   * @param tested whether a self-test has proved it
   * @param passedOver the better ones, and why none of them could be used
   */
  public record Choice(Sandbox sandbox, boolean tested, List<String> passedOver) {}

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
            new Candidate(
                "dropped-user", () -> new DroppedUser(privateFolders, Hardening.filtered())),
            new Candidate("dropped-user", () -> new DroppedUser(privateFolders, Hardening.NONE)),
            new Candidate(PLAIN, PlainProcess::new)),
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
    TempRoot.all().forEach(root -> TempFolder.sweep(root, DroppedUser::removeLeftovers));
    Set<String> passedOver = new LinkedHashSet<>();
    for (Candidate candidate : candidates) {
      if (wanted.equals(AUTO) || wanted.equals(candidate.option())) {
        try {
          Sandbox sandbox = candidate.opening().call();
          boolean shields = !sandbox.guards().isEmpty();
          if (!shields && required) {
            throw new IOException("refused, since a sandbox is required");
          }
          if (shields) {
            prove(sandbox);
          }
          return new Choice(sandbox, shields, List.copyOf(passedOver));
        } catch (Exception e) {
          passedOver.add(candidate.option() + ": " + reason(e));
        }
      }
    }
    throw new IOException(
        String.join("; ", passedOver)
            + ". Install bubblewrap, or run as root in a container, or accept the risk with"
            + " --sandbox plain (see grader/docs/troubleshooting.md#no-sandbox)");
  }

  private static String reason(Exception e) {
    String message = e instanceof IOException ? e.getMessage() : null;
    return message == null ? e.toString() : message;
  }

  private void prove(Sandbox sandbox) throws IOException {
    try {
      List<String> breaches = proof.breaches(sandbox);
      if (!breaches.isEmpty()) {
        throw new IOException("self-test failed, a child " + String.join(", ", breaches));
      }
    } catch (IOException | RuntimeException e) {
      sandbox.close();
      throw e;
    }
  }
}
