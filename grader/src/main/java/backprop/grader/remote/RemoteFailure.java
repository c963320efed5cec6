package backprop.grader.remote;

/**
 * Ends a test whose child is gone. An error, so that no assertion about exceptions takes it for the
 * submission's answer; and if one does, the {@link Incident} is still on record.
 */
public final class RemoteFailure extends Error {

  private static final long serialVersionUID = 1L;

  private final transient Incident incident;

  RemoteFailure(Incident incident, Throwable cause) {
    super(incident.kind() + ": " + incident.message(), cause);
    this.incident = incident;
  }

  /** Returns what happened. */
  public Incident incident() {
    return incident;
  }
}
