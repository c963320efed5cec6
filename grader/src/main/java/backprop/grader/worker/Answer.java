package backprop.grader.worker;

import backprop.grader.protocol.Arguments;
import backprop.grader.protocol.ByteSink;
import backprop.grader.protocol.Failure;
import backprop.grader.protocol.StubReport;
import backprop.grader.protocol.UnsendableException;
import backprop.grader.protocol.ValueWriter;

/** What became of one call: the stub reached, the arguments changed, the value or the exception. */
final class Answer {

  private final ObjectTable objects;
  private Arguments arguments;
  private Object value;
  private Throwable thrown;

  Answer(ObjectTable objects) {
    this.objects = objects;
  }

  void arguments(Arguments read) {
    this.arguments = read;
  }

  void value(Object returned) {
    this.value = returned;
  }

  void thrown(Throwable throwable) {
    this.thrown = throwable;
  }

  /** Returns the frame's body. Writing may run methods of the submission, and these may throw. */
  ByteSink encode(StubReport stub) {
    try {
      return body(stub);
    } catch (UnsendableException e) {
      return failed(stub, new IllegalStateException("the answer can't be sent: " + e.getMessage()));
    } catch (Throwable t) {
      return failed(stub, t);
    }
  }

  private ByteSink body(StubReport stub) throws UnsendableException {
    ByteSink body = new ByteSink();
    StubReport.write(body, stub);
    if (arguments == null) {
      body.putInt(-1);
    } else {
      arguments.writeChanges(body);
    }
    if (thrown == null) {
      body.putByte(1);
      new ValueWriter(body, objects).write(value);
    } else {
      body.putByte(0);
      Failure.of(thrown, objects.originOf(thrown, Failure.OWN)).write(body);
    }
    return body;
  }

  private static ByteSink failed(StubReport stub, Throwable throwable) {
    try {
      ByteSink body = new ByteSink();
      StubReport.write(body, stub);
      body.putInt(-1).putByte(0);
      Failure.of(throwable, Failure.OWN).write(body);
      return body;
    } catch (UnsendableException e) {
      throw new IllegalStateException(e);
    }
  }
}
