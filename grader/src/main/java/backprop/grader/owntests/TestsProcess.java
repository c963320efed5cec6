package backprop.grader.owntests;

import backprop.grader.owntests.OwnTestsResult.State;
import backprop.grader.owntests.child.PlainTests;
import backprop.grader.owntests.child.Typical;
import backprop.grader.owntests.child.Verdict;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ByteSource;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.Frame;
import backprop.grader.protocol.FrameOutput;
import backprop.grader.protocol.FrameType;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.sandbox.Channel;
import backprop.grader.sandbox.Launcher;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The process that runs the tests on one program after the other. A test that ends it is left out
 * from then on, and another process takes its place.
 */
final class TestsProcess implements AutoCloseable {

  private static final int MOST_TESTS = 2_000;
  private static final int LONGEST_ID = 1_000;

  /**
   * What is to run.
   *
   * @param changed the program's classes where they differ from those that the process has
   * @param types the tests' classes
   * @param chosen the tests' ids; none means all
   * @param untilFailure whether the first test that fails ends it
   */
  record Run(
      Map<String, byte[]> changed,
      Collection<String> types,
      List<String> chosen,
      boolean untilFailure) {

    boolean includes(String id) {
      return chosen.isEmpty() || chosen.contains(id);
    }
  }

  /**
   * What a test says.
   *
   * @param reached the numbers of the classes that it has called, directly or not
   */
  record Said(Verdict verdict, BitSet reached) {}

  private final Launcher launcher;
  private final OwnTestsLimits limits;
  private final long end;
  private final long key;
  private final ByteSink classes;
  private final Map<String, PlainTests> plain;
  private final Set<String> lost = new LinkedHashSet<>();
  private int losses;
  private Channel channel;
  private String test = "";
  private long traffic;

  /**
   * Makes ready; nothing is started yet.
   *
   * @param end when all runs have to be over
   * @param key what probes ask for
   * @param classes the program, the tests, and what these use
   * @param plain the tests' classes that JUnit isn't needed for
   * @throws UnsendableException if these are too large
   */
  TestsProcess(
      Launcher launcher,
      OwnTestsLimits limits,
      long end,
      long key,
      Map<String, byte[]> classes,
      Map<String, PlainTests> plain)
      throws UnsendableException {
    this.launcher = launcher;
    this.limits = limits;
    this.end = end;
    this.key = key;
    this.plain = plain;
    this.classes = new ClassBundle(Set.of(), classes).encode();
  }

  /**
   * Returns what a process reads that loads what most tests use.
   *
   * @param classes some, which fill the pipe until the end
   */
  static byte[] rehearsal(Map<String, byte[]> classes) throws IOException {
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    FrameOutput out = new FrameOutput(told);
    String typical = Typical.class.getName();
    Run run = new Run(Map.of(), List.of(typical), List.of(), false);
    PlainTests plain =
        new PlainTests(
            typical, List.of("scalars"), List.of("arrays", "streams", "failure"), List.of());
    try {
      for (Map<String, PlainTests> without :
          List.of(Map.of(typical, plain), Map.<String, PlainTests>of())) {
        out.send(FrameType.LOAD, 0, new ClassBundle(Set.of(), classes).encode());
        out.send(FrameType.RUN_TESTS, 0, request(run, without, Set.of()));
      }
    } catch (UnsendableException e) {
      throw new IllegalStateException(e);
    }
    return told.toByteArray();
  }

  /** Returns the tests that have ended a process, by id. */
  Set<String> lost() {
    return lost;
  }

  /**
   * Runs tests and returns what they say, by id.
   *
   * @throws IOException if no process starts, which is no fault of the tests: none of them has run
   * @throws TrialEndedException if they have used up their time, end one process after the other,
   *     or write into the conversation
   */
  Map<String, Said> run(Run run) throws IOException, TrialEndedException {
    while (System.nanoTime() < end) {
      if (channel == null) {
        start();
      }
      try {
        return said(run);
      } catch (ProtocolException e) {
        throw new TrialEndedException(State.PROTOCOL_VIOLATION);
      } catch (IOException e) {
        close();
        lose();
      }
    }
    throw new TrialEndedException(State.TIMED_OUT);
  }

  private void start() throws IOException {
    Channel fresh = new Channel(launcher.launch());
    try {
      fresh.load(key, classes, limits.start());
    } catch (IOException e) {
      throw new IOException("no process for the student's tests: " + e.getMessage(), e);
    }
    channel = fresh;
  }

  private Map<String, Said> said(Run run) throws IOException, ProtocolException {
    test = "";
    Map<String, Said> said = new LinkedHashMap<>();
    channel.send(FrameType.RUN_TESTS, 0, request(run, plain, lost), limits.start());
    for (Frame frame = receive(); frame.type() != FrameType.TESTS_DONE; frame = receive()) {
      news(frame, said);
    }
    return said;
  }

  private void lose() throws TrialEndedException {
    if (System.nanoTime() < end) {
      if (++losses > limits.losses()) {
        throw new TrialEndedException(State.CRASHED);
      }
      if (!test.isEmpty()) {
        lost.add(test);
      }
    }
  }

  private static ByteSink request(Run run, Map<String, PlainTests> plain, Set<String> excluded) {
    List<PlainTests> called =
        run.types().stream()
            .filter(plain::containsKey)
            .map(plain::get)
            .map(tests -> tests.only(id -> !excluded.contains(id) && run.includes(id)))
            .toList();
    try {
      ByteSink sink =
          new ByteSink()
              .putByte(run.untilFailure() ? 1 : 0)
              .putStrings(run.types().stream().filter(type -> !plain.containsKey(type)).toList())
              .putStrings(
                  run.chosen().stream().filter(id -> !plain.containsKey(Tests.type(id))).toList())
              .putStrings(excluded)
              .putFiles(run.changed())
              .putInt(called.size());
      for (PlainTests tests : called) {
        tests.write(sink);
      }
      return sink;
    } catch (UnsendableException e) {
      throw new IllegalStateException(e); // At most so many names, of at most such a length.
    }
  }

  private Frame receive() throws IOException, ProtocolException {
    Frame frame = channel.receive(Math.min(limits.test().toNanos(), end - System.nanoTime()));
    traffic += frame.size();
    if (traffic > limits.traffic()) {
      throw new ProtocolException("more than " + limits.traffic() + " bytes");
    }
    return frame;
  }

  private void news(Frame frame, Map<String, Said> said) throws ProtocolException {
    ByteSource source = new ByteSource(frame);
    String id = source.getName();
    if (id.length() > LONGEST_ID || said.size() > MOST_TESTS) {
      throw new ProtocolException("too many tests, or too long ids");
    }
    if (frame.type() == FrameType.TEST_BEGUN) {
      test = id;
    } else if (frame.type() == FrameType.TEST_ENDED && id.equals(test)) {
      Verdict verdict = source.getOneOf(Verdict.values());
      said.put(id, new Said(verdict, BitSet.valueOf(source.getBytes())));
      test = "";
    } else {
      throw new ProtocolException("a " + frame.type() + " from the tests");
    }
    source.end();
  }

  @Override
  public void close() {
    if (channel != null) {
      channel.close();
      channel = null;
    }
  }
}
