package backprop.grader.remote;

import backprop.grader.protocol.Failure;
import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.Reference;
import backprop.grader.protocol.References;
import backprop.grader.protocol.UnsendableException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The objects that one test and the child know of each other, and what the test has used up. */
final class TestScope extends References {

  private static final int MOST_THROWN = 1_000;

  private final RemoteSubmission submission;
  private final AssignmentApi api;
  private final ClassLoader loader;
  private final Limits limits;
  private final Substitution substitution;
  private final boolean seesChanges;
  private final Incidents incidents = new Incidents();

  private final Map<Integer, Object> standIns = new HashMap<>();
  private final Map<Object, Reference> references = new IdentityHashMap<>();
  private final List<Object> callbacks = new ArrayList<>();
  private final List<Throwable> thrown = new ArrayList<>();
  private Object creating;
  private final long end;
  private long received;

  TestScope(
      RemoteSubmission submission,
      AssignmentApi api,
      ClassLoader loader,
      Limits limits,
      Substitution substitution,
      boolean seesChanges) {
    super(api.names(), loader);
    this.submission = submission;
    this.api = api;
    this.loader = loader;
    this.limits = limits;
    this.substitution = substitution;
    this.seesChanges = seesChanges;
    this.end = System.nanoTime() + limits.total().toNanos();
  }

  Limits limits() {
    return limits;
  }

  /** Returns which classes the grader answers for. */
  Substitution substitution() {
    return substitution;
  }

  /** Tells whether what a call changes in its arguments reaches the test. */
  boolean seesChanges() {
    return seesChanges;
  }

  Incidents incidents() {
    return incidents;
  }

  /** Returns the time that a call may take now. */
  long nanosLeft() {
    return Math.min(limits.call().toNanos(), nanosInAll());
  }

  /** Returns the time that the whole test has left. */
  long nanosInAll() {
    return end - System.nanoTime();
  }

  void receive(long bytes) throws ProtocolException {
    if (bytes > limits.answer()) {
      throw new ExcessException("a single answer of more than " + (limits.answer() >> 20) + " MB");
    }
    received += bytes;
    if (received > limits.traffic()) {
      throw new ExcessException(
          "answers of together more than " + (limits.traffic() >> 20) + " MB in one test");
    }
  }

  /** Announces that the next unknown object is the one that this stand-in was made for. */
  void creating(Object standIn) {
    creating = standIn;
  }

  /** Returns an object that the child was given, which one of its callbacks is for. */
  Object callback(int id) throws ProtocolException {
    if (id < 0 || id >= callbacks.size()) {
      throw new ProtocolException("unknown callback " + id);
    }
    return callbacks.get(id);
  }

  /**
   * Remembers what a callback threw, so that it comes back as the same object, and returns its
   * number. Of any after the first thousand the child gets a copy only: with its stack trace an
   * exception is large, and a child can cause millions.
   */
  int remember(Throwable throwable) {
    if (thrown.size() >= MOST_THROWN) {
      return Failure.OWN;
    }
    thrown.add(throwable);
    return thrown.size() - 1;
  }

  /** Returns what a callback threw. */
  Throwable thrown(int number) throws ProtocolException {
    if (number >= thrown.size()) {
      throw new ProtocolException("no callback threw an exception numbered " + number);
    }
    return thrown.get(number);
  }

  @Override
  public Reference referenceTo(Object live) throws UnsendableException {
    Reference known = references.get(live);
    if (known != null) {
      return known;
    }
    Class<?> type = live.getClass();
    boolean standIn = type.getClassLoader() == loader && api.hasStandIn(type.getName());
    boolean proxy =
        live instanceof Proxy && Proxy.getInvocationHandler(live) instanceof HandleProxy;
    if (standIn || proxy) {
      throw new UnsendableException("a " + type.getName() + " of an earlier test");
    }
    List<String> interfaces = interfaces(type);
    if (interfaces.isEmpty()) {
      throw new UnsendableException("a " + type.getName() + " can't be sent to the child");
    }
    Reference reference = new Reference(true, callbacks.size(), interfaces);
    callbacks.add(live);
    references.put(live, reference);
    return reference;
  }

  private List<String> interfaces(Class<?> type) {
    Set<String> names = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> parent : c.getInterfaces()) {
        if (apiType(parent.getName()) == parent) {
          names.add(parent.getName());
        } else {
          names.addAll(interfaces(parent));
        }
      }
    }
    return List.copyOf(names);
  }

  @Override
  public Object resolve(Reference reference) throws ProtocolException {
    if (reference.callback()) {
      return callback(reference.id());
    }
    Object known = standIns.get(reference.id());
    if (known == null) {
      return adopt(reference);
    }
    if (!references.get(known).equals(reference)) {
      throw new ProtocolException("object " + reference.id() + " has changed its type");
    }
    return known;
  }

  private Object adopt(Reference reference) throws ProtocolException {
    if (standIns.size() >= limits.handles()) {
      throw new ExcessException("more than " + limits.handles() + " objects in one test");
    }
    String name = reference.types().get(0);
    Object standIn = creating;
    creating = null;
    if (standIn == null) {
      standIn = make(name);
    } else if (!standIn.getClass().getName().equals(name)) {
      throw new ProtocolException("not the object that was created");
    }
    standIns.put(reference.id(), standIn);
    references.put(standIn, reference);
    return standIn;
  }

  private Object make(String name) throws ProtocolException {
    Class<?> type = apiType(name);
    try {
      if (type != null && type.isInterface() && !type.isAnnotation()) {
        return Proxy.newProxyInstance(loader, new Class<?>[] {type}, new HandleProxy(submission));
      }
      if (type != null && api.hasStandIn(name)) {
        return type.getConstructor(Void.class).newInstance((Void) null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new ProtocolException("an object of an unknown type");
  }
}
