package org.splitkd.time;

/**
 * The clock of one resource: it serves one piece of work after another and never runs backwards.
 * Not thread-safe.
 */
public final class EmulatedClock {

  private EmulatedInstant freeAt = EmulatedInstant.START;

  /** When the resource is free next. */
  public EmulatedInstant now() {
    return freeAt;
  }

  /** Moves to the instant at which a message arrives, if that is later. */
  public EmulatedInstant advanceTo(EmulatedInstant instant) {
    freeAt = freeAt.laterOf(instant);
    return freeAt;
  }

  /** Works for a duration, no earlier than {@code earliest}, and tells when. */
  public Interval work(EmulatedInstant earliest, double seconds) {
    Interval busy = Interval.lasting(advanceTo(earliest), seconds);
    freeAt = busy.end();
    return busy;
  }
}
