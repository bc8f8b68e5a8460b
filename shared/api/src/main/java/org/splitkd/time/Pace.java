package org.splitkd.time;

import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * How fast emulated time may go beside the wall clock: as fast as the machine, at most so many
 * emulated seconds per second, or not at all for a while. Decides when something is done, never
 * what: results do not depend on it. Thread-safe.
 */
public final class Pace {

  /** As fast as the machine goes. */
  public static final double UNLIMITED = Double.POSITIVE_INFINITY;

  public static final double SLOWEST = 0.1;
  public static final double FASTEST = 100_000;

  /** What {@link #nanosUntil} answers while everything stands still. */
  public static final long NOT_YET = Long.MAX_VALUE;

  private static final double NANOS = 1e9;

  /** What a machine that was too slow makes up for, wall-clock s; more would be a rush. */
  private static final double MADE_UP = 0.25;

  private final LongSupplier nanos;
  private double factor = UNLIMITED;
  private boolean paused;

  /** The emulated time that was right at {@link #anchorNanos}; negative before the first. */
  private double anchorSeconds = -1;

  private long anchorNanos;

  /**
   * A pace that is unlimited at first.
   *
   * @param nanos the wall clock, ns since any instant
   */
  public Pace(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** A pace that nobody changes. */
  public static Pace unlimited() {
    return new Pace(() -> 0);
  }

  /**
   * Changes the pace, from where emulated time is now.
   *
   * @param newFactor emulated seconds per second, or {@link #UNLIMITED}
   * @throws IllegalArgumentException if that is no pace
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
   * How long the wall clock has to go on before something may happen that happens at an instant,
   * ns; 0 if it may happen now.
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
   * How far emulated time may be now; the machine may be later. Empty without a limit, or before
   * anything happened.
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
