package org.splitkd.time;

/** A point of emulated time, in seconds since the start of the first round. */
public record EmulatedInstant(double seconds) implements Comparable<EmulatedInstant> {

  public static final EmulatedInstant START = new EmulatedInstant(0);

  public EmulatedInstant {
    if (!(seconds >= 0 && seconds < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("instant = " + seconds + " s");
    }
  }

  public EmulatedInstant plusSeconds(double duration) {
    if (!(duration >= 0)) {
      throw new IllegalArgumentException("time does not run backwards: " + duration + " s");
    }
    return new EmulatedInstant(seconds + duration);
  }

  /** The duration from an earlier instant to this one, s. */
  public double secondsSince(EmulatedInstant earlier) {
    return seconds - earlier.seconds;
  }

  public EmulatedInstant laterOf(EmulatedInstant other) {
    return compareTo(other) >= 0 ? this : other;
  }

  @Override
  public int compareTo(EmulatedInstant other) {
    return Double.compare(seconds, other.seconds);
  }

  @Override
  public String toString() {
    return seconds + " s";
  }
}
