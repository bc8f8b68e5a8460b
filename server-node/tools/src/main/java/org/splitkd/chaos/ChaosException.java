package org.splitkd.chaos;

/** Nothing can be disturbed: one line for the user. */
public final class ChaosException extends RuntimeException {

  private static final long serialVersionUID = 1;

  ChaosException(String message) {
    super(message);
  }
}
