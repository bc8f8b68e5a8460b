package org.splitkd.decision;

import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A policy broke the rules, or its settings are wrong. The message is one line that names the
 * policy.
 */
public final class PolicyException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final boolean settings;

  private PolicyException(String line, boolean settings, Throwable cause) {
    super(line, cause);
    this.settings = settings;
  }

  PolicyException(String line) {
    super(line);
    settings = false;
  }

  /** Wraps an exception that a policy threw. */
  static PolicyException thrown(String line, Throwable cause) {
    return new PolicyException(line, false, cause);
  }

  /** Wraps a policy's complaint about its settings. */
  static PolicyException ofSettings(RuntimeException complaint) {
    return new PolicyException(String.valueOf(complaint.getMessage()), true, complaint);
  }

  /** Returns the policy exception among the causes of a failure, if any. */
  public static Optional<PolicyException> in(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
        .filter(PolicyException.class::isInstance)
        .map(PolicyException.class::cast)
        .findFirst();
  }

  /** Whether the user's settings are to blame, and not the policy. */
  public boolean ofSettings() {
    return settings;
  }
}
