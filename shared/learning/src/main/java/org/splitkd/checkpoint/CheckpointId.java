package org.splitkd.checkpoint;

import java.util.regex.Pattern;

/**
 * Names a state of the student: by its content, as 64 hexadecimal digits of SHA-256, or by a label
 * where states are kept in memory.
 *
 * @param value digits, small letters and hyphens; part of a file's name
 */
public record CheckpointId(String value) {

  private static final Pattern ALLOWED = Pattern.compile("[0-9a-z-]+");

  /** As many digits as tell the checkpoints of a run apart. */
  private static final int SHOWN = 12;

  public CheckpointId {
    if (!ALLOWED.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "checkpoint \"" + value + "\": must be digits, small letters and hyphens");
    }
  }

  /** The first digits, for people. */
  @Override
  public String toString() {
    return value.substring(0, Math.min(SHOWN, value.length()));
  }
}
