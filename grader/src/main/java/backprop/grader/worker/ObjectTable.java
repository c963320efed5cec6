package backprop.grader.worker;

import backprop.grader.protocol.ProtocolException;
import backprop.grader.protocol.Reference;
import backprop.grader.protocol.References;
import backprop.grader.protocol.UnsendableException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The child's objects that the grader knows by number, and the grader's objects that the child
 * knows by number. Numbers are never used again, so that one of an earlier test is recognised.
 */
final class ObjectTable extends References {

  private final ClassLoader classes;
  private final Worker worker;

  private final Map<Integer, Object> objects = new HashMap<>();
  private final Map<Object, Reference> handles = new IdentityHashMap<>();
  private final Map<Integer, Object> proxies = new HashMap<>();
  private final Map<Throwable, Integer> thrown = new IdentityHashMap<>();
  private int lastHandle;

  ObjectTable(ClassLoader classes, Set<String> api, Worker worker) {
    super(api, classes);
    this.classes = classes;
    this.worker = worker;
  }

  /** Forgets all objects. */
  synchronized void clear() {
    objects.clear();
    handles.clear();
    proxies.clear();
    thrown.clear();
  }

  /** Tells whether an object of the grader belongs to the present test. */
  synchronized boolean holds(CallbackHandler handler) {
    Object proxy = proxies.get(handler.reference().id());
    return proxy != null && Proxy.getInvocationHandler(proxy) == handler;
  }

  /** Remembers the exception that stands for one that a callback threw in the grader. */
  synchronized void remember(Throwable throwable, int origin) {
    thrown.put(throwable, origin);
  }

  /** Returns the number of the callback's exception, or the default. */
  synchronized int originOf(Throwable throwable, int other) {
    return thrown.getOrDefault(throwable, other);
  }

  @Override
  public synchronized Reference referenceTo(Object live) throws UnsendableException {
    if (live instanceof Proxy && Proxy.getInvocationHandler(live) instanceof CallbackHandler c) {
      return c.reference();
    }
    Reference known = handles.get(live);
    if (known != null) {
      return known;
    }
    String name = apiName(live.getClass());
    if (name == null) {
      throw new UnsendableException("a " + live.getClass().getName() + " can't leave the child");
    }
    Reference handle = new Reference(false, ++lastHandle, List.of(name));
    objects.put(handle.id(), live);
    handles.put(live, handle);
    return handle;
  }

  @Override
  public synchronized Object resolve(Reference reference) throws ProtocolException {
    Object object =
        reference.callback()
            ? proxies.computeIfAbsent(reference.id(), id -> proxy(reference))
            : objects.get(reference.id());
    if (object == null) {
      throw new ProtocolException("unknown object " + reference.id());
    }
    return object;
  }

  private Object proxy(Reference reference) {
    Class<?>[] interfaces = reference.types().stream().map(this::apiType).toArray(Class<?>[]::new);
    return Proxy.newProxyInstance(classes, interfaces, new CallbackHandler(reference, worker));
  }
}
