package org.splitkd.coordinator;

/**
 * The GPU has not answered in time, which ends the run: most likely the machine is too slow or too
 * busy for {@code run.answer-timeout-s}. The run can be resumed.
 */
public final class UnansweredException extends IllegalStateException {

  private static final long serialVersionUID = 1;

  private UnansweredException(String message) {
    super(message + " (run.answer-timeout-s)");
  }

  /**
   * Returns the failure for something that the run cannot do without.
   *
   * @param reason ends with the reason of {@link Failures}
   */
  static IllegalStateException of(String reason) {
    return reason.endsWith(Failures.NO_ANSWER)
        ? new UnansweredException(reason)
        : new IllegalStateException(reason);
  }
}
