package org.splitkd.command;

/** A command cannot do what it was asked to; the message is one line for the user. */
public final class UsageException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public UsageException(String message) {
    super(message);
  }
}
