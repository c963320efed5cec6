package backprop.grader.remote;

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
final class TestScope implements References {

  private final RemoteSubmission submission;
  private final AssignmentApi api;
  private final ClassLoader loader;
  private final Limits limits;
  private final Substitution substitution;
  private final Incidents incidents = new Incidents();

  private final Map<Integer, Object> standIns = new HashMap<>();
  private final Map<Object, Reference> references = new IdentityHashMap<>();
  private final List<Object> callbacks = new ArrayList<>();
  private final ThrownByCallbacks thrown = new ThrownByCallbacks();
  private Object creating;
  private long received;
  private long spentNanos;

  TestScope(
      RemoteSubmission submission,
      AssignmentApi api,
      ClassLoader loader,
      Limits limits,
      Substitution substitution) {
    this.submission = submission;
    this.api = api;
    this.loader = loader;
    this.limits = limits;
    this.substitution = substitution;
  }

  Limits limits() {
    return limits;
  }

  /** Returns which classes the grader answers for. */
  Substitution substitution() {
    return substitution;
  }

  Incidents incidents() {
    return incidents;
  }

  /** Returns the time that a call may take now. */
  long nanosLeft() {
    return Math.min(limits.call().toNanos(), limits.total().toNanos() - spentNanos);
  }

  void spend(long nanos) {
    spentNanos += nanos;
  }

  void receive(long bytes) throws ProtocolException {
    received += bytes;
    if (received > limits.traffic()) {
      throw new ProtocolException("more than " + limits.traffic() + " bytes in one test");
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

  /** Remembers what a callback threw, and returns its number. */
  int remember(Throwable throwable) {
    return thrown.remember(throwable);
  }

  /** Returns what a callback threw. */
  Throwable thrown(int number) throws ProtocolException {
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
      throw new ProtocolException("more than " + limits.handles() + " objects");
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
        return type.getConstructor(Bare.class).newInstance((Bare) null);
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
    throw new ProtocolException("an object of an unknown type");
  }

  @Override
  public Class<?> apiType(String name) {
    if (!api.names().contains(name)) {
      return null;
    }
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      return null;
    }
  }

  @Override
  public String apiName(Class<?> type) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      if (api.names().contains(c.getName())) {
        return c.getName();
      }
    }
    List<String> interfaces = interfaces(type);
    return interfaces.isEmpty() ? null : interfaces.get(0);
  }
}
