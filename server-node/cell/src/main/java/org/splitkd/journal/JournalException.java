package org.splitkd.journal;

import java.util.Optional;

/** A journal that cannot be used as it is; the message is one line for the user. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * Returns the journal failure behind a failure to write or read events; empty if the cause is
   * something else.
   *
   * @param failure of the code that used the journal
   */
  public static Optional<JournalException> in(Journal journal, Throwable failure) {
    return JournalReason.in(journal, failure);
  }

  public JournalException(String message) {
    super(message);
  }

  public JournalException(String message, Throwable cause) {
    super(message, cause);
  }
}
