package backprop.grader.owntests;

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
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The process that runs the tests on one program after the other. When they have ended it, the next
 * run has another one.
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
   * @param excluded which of these not to run
   * @param untilFailure whether the first test that fails ends it
   */
  record Run(
      Map<String, byte[]> changed,
      Collection<String> types,
      List<String> chosen,
      Set<String> excluded,
      boolean untilFailure) {}

  /**
   * What a test says.
   *
   * @param reached the numbers of the classes that it has called, directly or not
   */
  record Said(Verdict verdict, BitSet reached) {}

  private final Launcher launcher;
  private final OwnTestsLimits limits;
  private final long key;
  private final ByteSink classes;
  private Channel channel;
  private String test = "";
  private long traffic;

  /**
   * Makes ready; nothing is started yet.
   *
   * @param key what probes ask for
   * @param classes the program, the tests, and what these use
   * @throws UnsendableException if these are too large
   */
  TestsProcess(Launcher launcher, OwnTestsLimits limits, long key, Map<String, byte[]> classes)
      throws UnsendableException {
    this.launcher = launcher;
    this.limits = limits;
    this.key = key;
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
    Run typical = new Run(Map.of(), List.of(Typical.class.getName()), List.of(), Set.of(), false);
    try {
      for (int i = 0; i < 2; i++) {
        out.send(FrameType.LOAD, 0, new ClassBundle(Set.of(), classes).encode());
        out.send(FrameType.RUN_TESTS, 0, request(typical));
      }
    } catch (UnsendableException e) {
      throw new IllegalStateException(e);
    }
    return told.toByteArray();
  }

  /** Returns the test that has begun and not ended; "" if none has. */
  String test() {
    return test;
  }

  /**
   * Runs tests and returns what they say, by id.
   *
   * @param end when it has to be over
   * @throws IOException if no process starts, which is no fault of the tests: none of them has run
   * @throws TestsLostException if the process has ended, or had to be, and with it its test
   */
  Map<String, Said> run(Run run, long end)
      throws IOException, TestsLostException, ProtocolException {
    if (channel == null) {
      channel = new Channel(launcher.launch());
      load();
    }
    test = "";
    Map<String, Said> said = new LinkedHashMap<>();
    try {
      channel.send(FrameType.RUN_TESTS, 0, request(run), limits.start());
      for (Frame frame = receive(end); frame.type() != FrameType.TESTS_DONE; frame = receive(end)) {
        news(frame, said);
      }
      return said;
    } catch (IOException e) {
      close();
      throw new TestsLostException(e);
    }
  }

  private void load() throws IOException {
    try {
      channel.load(key, classes, limits.start());
    } catch (IOException e) {
      channel = null;
      throw new IOException("no process for the student's tests: " + e.getMessage(), e);
    }
  }

  private static ByteSink request(Run run) {
    try {
      return new ByteSink()
          .putByte(run.untilFailure() ? 1 : 0)
          .putStrings(run.types())
          .putStrings(run.chosen())
          .putStrings(run.excluded())
          .putFiles(run.changed());
    } catch (UnsendableException e) {
      throw new IllegalStateException(e); // At most so many names, of at most such a length.
    }
  }

  private Frame receive(long end) throws IOException, ProtocolException {
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
