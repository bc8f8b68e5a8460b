package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.function.Executable;

/** The messages a user gets when a journal cannot be used. */
final class Refused {

  /** The password of the tests, which must never appear in a message. */
  static final String SECRET = "topsecret";

  private Refused() {}

  /** The one line of the exception that the action must throw. */
  static String messageOf(Executable action) {
    String message = String.valueOf(assertThrows(JournalException.class, action).getMessage());
    assertEquals(1, message.lines().count(), message);
    assertFalse(message.contains(SECRET), message);
    return message;
  }
}
