package org.splitkd.journal;

import java.util.Optional;

/** A journal that cannot be used as it is; the message is one line for the user. */
public final class JournalException extends RuntimeException {

  private static final long serialVersionUID = 1;

  /**
   * What of a journal failed while events were written or read; empty if it was something else.
   *
   * @param failure of whatever worked with the journal
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
