package org.splitkd.cli;

/** A command cannot do what it was asked to; the message is one line for the user. */
final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UsageException(String message) {
    super(message);
  }
}
