package org.splitkd.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointIdTest {

  @Test
  void shouldShowTheFirstTwelveDigits() {
    assertEquals("0123456789ab", new CheckpointId("0123456789ab" + "c".repeat(52)).toString());
    assertEquals("memory-1", new CheckpointId("memory-1").toString());
  }

  /** An id becomes part of a file's name. */
  @ParameterizedTest
  @ValueSource(strings = {"", " ", "../other", "a/b", "A1", "a.b", "a\n"})
  void shouldRefuseWhatCouldLeadOutOfTheFolder(String value) {
    IllegalArgumentException refusal =
        assertThrows(IllegalArgumentException.class, () -> new CheckpointId(value));

    assertEquals(
        "checkpoint \"" + value + "\": must be digits, small letters and hyphens",
        refusal.getMessage());
  }
}
