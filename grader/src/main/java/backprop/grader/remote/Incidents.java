package backprop.grader.remote;

import backprop.grader.protocol.StubReport;
import java.util.Optional;

/** What has happened with the child during one test. Safe for use by several threads. */
final class Incidents {

  private Incident worst;
  private RemoteFailure failure;

  /** Records that a stub was reached; of several the first counts. */
  synchronized void stubReached(StubReport stub) {
    record(new Incident(Incident.Kind.NOT_IMPLEMENTED, stub.task(), "", stub.stub()));
  }

  /** Records what ended the child, and returns the error that ends the test: always the first. */
  synchronized RemoteFailure fail(Incident incident, Throwable cause) {
    if (failure == null) {
      record(incident);
      failure = new RemoteFailure(incident, cause);
    }
    return failure;
  }

  private void record(Incident incident) {
    if (incident.worseThan(worst)) {
      worst = incident;
    }
  }

  /** Throws what ended the child, if anything has. */
  synchronized void check() {
    if (failure != null) {
      throw failure;
    }
  }

  synchronized boolean failed() {
    return failure != null;
  }

  synchronized Optional<Incident> worst() {
    return Optional.ofNullable(worst);
  }
}
