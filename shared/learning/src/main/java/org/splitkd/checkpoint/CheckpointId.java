package org.splitkd.checkpoint;

import java.util.regex.Pattern;

/**
 * The name of a student's state: the SHA-256 of its content as 64 hexadecimal digits, or a label if
 * states are kept in memory.
 *
 * @param value digits, small letters and hyphens; part of a file's name
 */
public record CheckpointId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[0-9a-z-]+");

  /** Enough digits to tell the checkpoints of a run apart. */
  private static final int SHOWN = 12;

  public CheckpointId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "checkpoint \"" + value + "\": must be digits, small letters and hyphens");
    }
  }

  /** Returns the first digits, for display. */
  @Override
  public String toString() {
    return value.substring(0, Math.min(SHOWN, value.length()));
  }
}
