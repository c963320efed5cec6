package backprop.grader.remote;

import backprop.grader.protocol.ProtocolException;

/** More of something than one test may have; the message names what, in the grader's own words. */
final class ExcessException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  ExcessException(String message) {
    super(message);
  }
}
