package org.splitkd.time;

/**
 * A stretch of emulated time, such as a radio transfer or a processor run. It ends no earlier than
 * it starts.
 */
public record Interval(EmulatedInstant start, EmulatedInstant end) {

  public Interval {
    if (end.compareTo(start) < 0) {
      throw new IllegalArgumentException(
          "interval ends at " + end + ", before its start at " + start);
    }
  }

  public static Interval lasting(EmulatedInstant start, double seconds) {
    return new Interval(start, start.plusSeconds(seconds));
  }

  public double seconds() {
    return end.secondsSince(start);
  }
}
