package org.splitkd.chaos;

/** Thrown when the chaos experiment cannot start. The message is one line for the user. */
public final class ChaosException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ChaosException(String message) {
    super(message);
  }
}
