package org.splitkd.time;

/**
 * The clock of one resource: it serves one piece of work after another and never runs backwards.
 * Not thread-safe.
 */
public final class EmulatedClock {

  private EmulatedInstant freeAt = EmulatedInstant.START;

  /** The instant at which the resource is next free. */
  public EmulatedInstant now() {
    return freeAt;
  }

  /** Moves to the instant at which a message arrives, if that is later. */
  public EmulatedInstant advanceTo(EmulatedInstant instant) {
    freeAt = freeAt.laterOf(instant);
    return freeAt;
  }

  /** Works for a duration, starting no earlier than {@code earliest}, and returns the interval. */
  public Interval work(EmulatedInstant earliest, double seconds) {
    Interval busy = Interval.lasting(advanceTo(earliest), seconds);
    freeAt = busy.end();
    return busy;
  }
}
