package backprop.grader.remote;

import backprop.grader.protocol.ClassBundle;
import backprop.grader.protocol.MethodTable;
import backprop.grader.remote.Incident.Kind;
import backprop.grader.sandbox.Launcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

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

  /**
   * Returns the loader of the hidden tests; to be called once.
   *
   * @param tests the jars or folders that hold {@code hidden.*}
   * @param support the jars or folders that hold {@code backprop.feedback.*}
   */
  public ClassLoader hiddenTests(List<Path> tests, List<Path> support) throws IOException {
    if (loader != null) {
      throw new IllegalStateException("the hidden tests have a loader already");
    }
    List<Path> all = Stream.concat(tests.stream(), support.stream()).toList();
    return loader = new AssignmentClassLoader(this, api, all);
  }

  /** Names who learns of all calls from now on. */
  public void observe(CallObserver newObserver) {
    observer = newObserver;
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
   *     trusted, loaded apart from the application's own, such as by {@link IsolatedClasses}. None:
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

  /** Begins a test under the submission's own limits. */
  public void beginTest() {
    beginTest(limits);
  }

  /** Begins a test under other limits: starts a child if there is none, forgets earlier objects. */
  public void beginTest(Limits testLimits) {
    endTest();
    acquire();
    try {
      TestScope next = new TestScope(this, api, loader, testLimits, substitution);
      if (stale && isAlive()) {
        reload(next);
      }
      if (!isAlive()) {
        startChild(next);
      }
      stale = false;
      scope = next;
    } finally {
      busy.unlock();
    }
  }

  private boolean isAlive() {
    return conversation != null && conversation.line().alive();
  }

  // A new class loader instead of a new process. A child that doesn't play along has ended.
  private void reload(TestScope next) {
    try {
      conversation.line().load(substitution.in(classes), next.limits());
    } catch (IOException e) {
      discard();
    }
  }

  private void startChild(TestScope next) {
    discard();
    try {
      ChildLine line = ChildLine.open(launcher.launch(), substitution.in(classes), next.limits());
      conversation = new Conversation(line, methods);
    } catch (IOException e) {
      next.incidents().fail(Kind.INTERNAL, "no child can be started: " + e.getMessage(), e);
    }
  }

  /** Ends a test and returns the worst thing that happened with the child since it began. */
  public Optional<Incident> endTest() {
    TestScope ended = scope;
    if (ended == null) {
      return Optional.empty();
    }
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
      ended.incidents().fail(Kind.TIMED_OUT, "a call was still running as the test ended", null);
      scope = null;
      conversation.line().kill();
    }
    return ended.incidents().worst();
  }

  /** Ends the child after the current test, so that the next test has a fresh one to itself. */
  public void discardChild() {
    endTest();
    acquire();
    try {
      discard();
    } finally {
      busy.unlock();
    }
  }

  /** Ends the child and returns the start of all that it printed; for staff only. */
  public String lastOutput() {
    endTest();
    acquire();
    try {
      Conversation ended = conversation;
      discard();
      return ended == null ? "" : ended.line().output();
    } finally {
      busy.unlock();
    }
  }

  /** Returns the start of what the present child printed; for staff only. */
  public String output() {
    Conversation present = conversation;
    return present == null ? "" : present.line().output();
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
      observer.ended(call.owner(), call.method(), call.arguments(), null, t);
      throw t;
    }
    observer.ended(call.owner(), call.method(), call.arguments(), result, null);
    return result;
  }

  /** A thread that a test left behind in a call has to give way. */
  private void acquire() {
    if (busy.tryLock()) {
      return;
    }
    conversation.line().kill();
    try {
      if (busy.tryLock(limits.call().toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new IllegalStateException("a thread of an earlier test can't be stopped");
  }

  private void discard() {
    if (conversation != null) {
      conversation.line().close();
      conversation = null;
    }
  }

  /** Ends the child and closes the hidden tests' loader. */
  @Override
  public void close() throws IOException {
    discardChild();
    if (loader != null) {
      loader.close();
    }
  }
}
