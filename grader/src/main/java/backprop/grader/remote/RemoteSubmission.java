package backprop.grader.remote;

import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Channel;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A submission that runs in a child, and the hidden tests that call it.
 *
 * <p>Each test is framed by {@link #beginTest()} and {@link #endTest()}. A child serves test after
 * test until something ends it; then the next test gets a new one. Gradings in parallel don't meet:
 * each instance has its own children and its own stand-ins.
 */
public final class RemoteSubmission implements AutoCloseable {

  private final Launcher launcher;
  private ClassBundle classes;
  private final Limits limits;
  private final AssignmentApi api;
  private final MethodTable methods = new MethodTable();

  /** Held during a call and whatever it calls back, and while tests begin and end. */
  private final ReentrantLock busy = new ReentrantLock();

  private CallObserver observer = (owner, method, arguments, result, thrown) -> {};
  private Substitution substitution;
  private AssignmentClassLoader loader;
  private boolean stale;
  private volatile Conversation conversation;
  private volatile TestScope scope;
  private TestDeadline deadline;
  private Duration processorTime = Duration.ZERO;

  /**
   * Creates a submission; no child is started yet.
   *
   * @param launcher starts its children
   * @param classes all classes that the child runs, by name: given ones, stubs, the submission's
   * @param limits how much it may use
   * @param api the assignment's classes as the hidden tests see them
   */
  public RemoteSubmission(
      Launcher launcher, Map<String, byte[]> classes, Limits limits, AssignmentApi api) {
    this.launcher = launcher;
    this.classes = new ClassBundle(api.names(), classes);
    this.limits = limits;
    this.api = api;
    this.substitution = new Substitution(Set.of(), api);
  }

  /** Returns the submission that a hidden test's class, or any class of its loader, belongs to. */
  public static RemoteSubmission of(Class<?> type) {
    if (type.getClassLoader() instanceof AssignmentClassLoader loader) {
      return loader.submission();
    }
    throw new IllegalArgumentException(type + " was not loaded for a submission");
  }

  /** Returns the loader of the hidden tests and of what they compare with; to be called once. */
  public ClassLoader hiddenTests(Map<String, byte[]> tests) {
    if (loader != null) {
      throw new IllegalStateException("the hidden tests have a loader already");
    }
    return loader = new AssignmentClassLoader(this, api, tests);
  }

  /** Names who learns of all calls from now on. */
  public void observe(CallObserver newObserver) {
    observer = newObserver;
  }

  /** Begins with another submission: its own classes, fresh children, nothing used up. */
  public void restart(Map<String, byte[]> others) {
    answerFor(Set.of());
    discardChild();
    become(others);
    processorTime = Duration.ZERO;
  }

  /** Lets other classes answer from the next test on. */
  public void become(Map<String, byte[]> others) {
    endTest();
    classes = new ClassBundle(api.names(), others);
    stale = true;
  }

  /**
   * Lets the grader answer for some of the submission's classes from the next test on: in the
   * child, each is replaced by a stand-in that asks these. Only values cross.
   *
   * @param answering the classes that answer, each under the name of the one that it replaces;
   *     trusted, loaded apart from the application's own, such as by {@code IsolatedClasses}. None:
   *     the submission answers for itself again
   * @throws IllegalArgumentException if one isn't of the assignment, or has more to it than public
   *     static methods on plain values
   */
  public void answerFor(Set<Class<?>> answering) {
    Substitution next = new Substitution(answering, api);
    endTest();
    stale |= !next.names().equals(substitution.names());
    substitution = next;
  }

  /** Begins a test under the submission's own limits that sees what changes in its arguments. */
  public void beginTest() {
    beginTest(limits, true);
  }

  /**
   * Begins a test: starts a child if there is none, forgets earlier objects. The test may or may
   * not see what the submission changes in its arguments.
   */
  public void beginTest(Limits testLimits, boolean seesChanges) {
    endTest();
    acquire();
    try {
      TestScope next = new TestScope(this, api, loader, testLimits, substitution, seesChanges);
      if (stale && isAlive()) {
        reload(next);
      }
      if (!isAlive()) {
        startChild(next);
      }
      stale = false;
      scope = next;
      deadline = new TestDeadline(next.nanosInAll(), () -> timeIsOver(next));
    } finally {
      busy.unlock();
    }
  }

  // Runs on the watchdog's thread, whatever the test's own is doing.
  private void timeIsOver(TestScope late) {
    String message =
        "took longer than %d seconds in all".formatted(late.limits().total().toSeconds());
    late.incidents().fail(Incident.plain(Kind.TIMED_OUT, message), null);
    Conversation present = conversation;
    if (present != null) {
      present.channel().kill();
    }
  }

  private boolean isAlive() {
    return conversation != null && conversation.channel().alive();
  }

  // A new class loader instead of a new process. A child that doesn't play along has ended.
  private void reload(TestScope next) {
    try {
      conversation.channel().load(0, encoded(), next.limits().start());
    } catch (IOException | UnsendableException e) {
      discard();
    }
  }

  private void startChild(TestScope next) {
    discard();
    try {
      ByteSink body = encoded();
      Channel channel = new Channel(launcher.launch());
      channel.load(0, body, next.limits().start());
      conversation = new Conversation(channel, methods);
    } catch (IOException | UnsendableException e) {
      String message = "no child can be started: " + e.getMessage();
      next.incidents().fail(Incident.of(Kind.INTERNAL, message), e);
    }
  }

  private ByteSink encoded() throws UnsendableException {
    return substitution.in(classes).encode();
  }

  /** Ends a test and returns the worst thing that happened with the child since it began. */
  public Optional<Incident> endTest() {
    TestScope ended = scope;
    if (ended == null) {
      return Optional.empty();
    }
    deadline.cancel();
    if (busy.tryLock()) {
      try {
        scope = null;
        if (!ended.incidents().failed()) {
          conversation.finish(ended);
        }
      } finally {
        busy.unlock();
      }
    } else {
      String message = "a call was still running as the test ended";
      ended.incidents().fail(Incident.of(Kind.TIMED_OUT, message), null);
      scope = null;
      conversation.channel().kill();
    }
    return ended.incidents().worst();
  }

  /**
   * Ends the child after the current test, so that the next test has a fresh one to itself. Returns
   * the start of all that it printed; for staff only.
   */
  public String discardChild() {
    endTest();
    acquire();
    try {
      Conversation ended = conversation;
      discard();
      return ended == null ? "" : ended.channel().output();
    } finally {
      busy.unlock();
    }
  }

  Object call(Class<?> owner, String method, String descriptor, Object receiver, Object[] arguments)
      throws Throwable {
    TestScope current = scope;
    if (current == null) {
      String message = owner.getName() + "." + method + " was called outside a test";
      throw new RemoteFailure(Incident.of(Kind.INTERNAL, message), null);
    }
    current.incidents().check();
    if (!busy.tryLock() && !busy.tryLock(limits.call().toNanos(), TimeUnit.NANOSECONDS)) {
      throw new IllegalStateException("another thread's call is still running");
    }
    try {
      current.incidents().check();
      if (scope != current) {
        throw new IllegalStateException("the test has ended");
      }
      return observed(current, new Call(owner, method, descriptor, receiver, arguments));
    } finally {
      busy.unlock();
    }
  }

  private Object observed(TestScope current, Call call) throws Throwable {
    Object result;
    try {
      result = conversation.call(current, call);
    } catch (RemoteFailure e) {
      throw e;
    } catch (Throwable t) {
      report(call, null, t);
      throw t;
    }
    report(call, result, null);
    return result;
  }

  private void report(Call call, Object result, Throwable thrown) {
    observer.ended(
        call.receiver(),
        call.descriptor(),
        call.owner(),
        call.method(),
        call.arguments(),
        result,
        thrown);
  }

  /** A thread that a test left behind in a call has to give way. */
  private void acquire() {
    if (busy.tryLock()) {
      return;
    }
    conversation.channel().kill();
    try {
      if (busy.tryLock(limits.call().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("a thread of an earlier test can't be stopped");
  }

  /** Returns the processor time that all children have used so far. */
  public Duration processorTime() {
    return processorTime.plus(childsProcessorTime());
  }

  /** Returns the processor time that the present child has used so far. */
  public Duration childsProcessorTime() {
    Conversation present = conversation;
    return present == null ? Duration.ZERO : present.channel().processorTime();
  }

  private void discard() {
    if (conversation != null) {
      processorTime = processorTime();
      conversation.channel().close();
      conversation = null;
    }
  }

  /** Ends the child. */
  @Override
  public void close() {
    discardChild();
  }
}
