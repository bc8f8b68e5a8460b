package org.splitkd.journal;

/** A journal that cannot be used as it is; the message is one line for the user. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
