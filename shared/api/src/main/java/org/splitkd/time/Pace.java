package org.splitkd.time;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The speed of emulated time relative to the wall clock: as fast as the machine allows, limited to
 * a number of emulated seconds per second, or paused. It only decides when something happens, so
 * results do not depend on it. Thread-safe.
 */
public final class Pace {

  /** As fast as the machine allows. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  public static final double SLOWEST = 0.1;
  public static final double FASTEST = 100_000;

  /** Returned by {@link #nanosUntil} while the pace is paused. */
  public static final long NOT_YET = Long.MAX_VALUE;

  private static final double NANOS = 1e9;

  /** Longest lag of a slow machine that is caught up, wall-clock s; a longer lag is dropped. */
  private static final double MADE_UP = 0.25;

  private final LongSupplier nanos;
  private double factor = UNLIMITED;
  private boolean paused;

  /** The emulated time at {@link #anchorNanos}; negative before the first event. */
  private double anchorSeconds = -1;

  private long anchorNanos;

  /**
   * Creates a pace that is initially unlimited.
   *
   * @param nanos the wall clock, ns since any instant
   */
  public Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** An unlimited pace that is not meant to be changed. */
  public static Pace unlimited() {
    return new Pace(() -> 0);
  }

  /**
   * Changes the pace from the current emulated time on.
   *
   * @param newFactor emulated seconds per second, or {@link #UNLIMITED}
   * @throws IllegalArgumentException if the factor is out of range
   */
  public synchronized void set(double newFactor) {
    if (newFactor != UNLIMITED && !(newFactor >= SLOWEST && newFactor <= FASTEST)) {
      throw new IllegalArgumentException(
          "pace = " + newFactor + ": must be " + SLOWEST + " to " + FASTEST);
    }
    anchorHere();
    factor = newFactor;
  }

  /** Emulated seconds per second, or {@link #UNLIMITED}. */
  public synchronized double factor() {
    return factor;
  }

  public synchronized void pause() {
    anchorHere();
    paused = true;
  }

  public synchronized void resume() {
    anchorNanos = nanos.getAsLong();
    paused = false;
  }

  public synchronized boolean paused() {
    return paused;
  }

  /**
   * Wall-clock time to wait before an event at an emulated instant may happen, ns; 0 if it may
   * happen now.
   */
  public synchronized long nanosUntil(EmulatedInstant at) {
    if (paused) {
      return NOT_YET;
    }
    long now = nanos.getAsLong();
    if (factor == UNLIMITED || anchorSeconds < 0) {
      anchor(Math.max(anchorSeconds, at.seconds()), now);
      return 0;
    }
    double late = elapsed(now) - at.seconds();
    if (late < 0) {
      return (long) Math.max(1, Math.ceil(-late / factor * NANOS));
    }
    if (late > MADE_UP * factor && at.seconds() >= anchorSeconds) {
      anchor(at.seconds(), now);
    }
    return 0;
  }

  /**
   * The emulated time that the pace allows now; the run itself may be behind it. Empty if the pace
   * is unlimited or nothing has happened yet.
   */
  public synchronized Optional<EmulatedInstant> position() {
    if (factor == UNLIMITED || anchorSeconds < 0) {
      return Optional.empty();
    }
    return Optional.of(new EmulatedInstant(paused ? anchorSeconds : elapsed(nanos.getAsLong())));
  }

  private void anchorHere() {
    if (!paused && anchorSeconds >= 0 && factor != UNLIMITED) {
      long now = nanos.getAsLong();
      anchor(elapsed(now), now);
    } else {
      anchorNanos = nanos.getAsLong();
    }
  }

  private double elapsed(long now) {
    return anchorSeconds + (now - anchorNanos) / NANOS * factor;
  }

  private void anchor(double seconds, long now) {
    anchorSeconds = seconds;
    anchorNanos = now;
  }
}
