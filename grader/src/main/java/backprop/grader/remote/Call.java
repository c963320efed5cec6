package backprop.grader.remote;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.MethodTable;
import backprop.grader.protocol.References;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueWriter;

/**
 * A call of a stand-in.
 *
 * @param owner the stand-in's class
 * @param method the method's name, or that of constructors
 * @param descriptor its erased descriptor
 * @param receiver the stand-in, or null for a static method
 * @param arguments its arguments
 */
record Call(Class<?> owner, String method, String descriptor, Object receiver, Object[] arguments) {

  boolean creates() {
    return method.equals(MethodTable.CONSTRUCTOR);
  }

  /**
   * Returns the frame's body; the child is told whether to report what changed in the arguments.
   */
  ByteSink encode(References references, boolean seesChanges) throws UnsendableException {
    ByteSink body = new ByteSink();
    body.putByte(seesChanges ? 1 : 0);
    body.putString(owner.getName()).putString(method).putString(descriptor);
    new ValueWriter(body, references).write(creates() ? null : receiver);
    Arguments.write(body, references, arguments);
    return body;
  }
}
