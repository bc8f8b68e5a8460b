package org.splitkd.radio;

import java.util.List;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Rates;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * One vehicle's motion as its radio sees it: the rates at every instant, and the airtime of
 * transfers that start then.
 */
public final class Drive {

  private final PeriodicRate uplink;
  private final PeriodicRate downlink;
  private final double phaseSeconds;

  /** Gaps in the time of the rates. */
  private final Gaps gaps;

  /**
   * @param phaseSeconds time in the period at which the vehicle is at instant 0
   */
  public Drive(PeriodicRate uplink, PeriodicRate downlink, double phaseSeconds) {
    this(uplink, downlink, phaseSeconds, Gaps.NONE);
  }

  private Drive(PeriodicRate uplink, PeriodicRate downlink, double phaseSeconds, Gaps gaps) {
    this.uplink = uplink;
    this.downlink = downlink;
    this.phaseSeconds = phaseSeconds;
    this.gaps = gaps;
  }

  /** Returns the same drive with no rate in some intervals, in either direction. */
  public Drive without(List<Interval> lost) {
    return new Drive(
        uplink,
        downlink,
        phaseSeconds,
        Gaps.of(
            lost.stream()
                .map(
                    interval ->
                        new Gaps.Gap(
                            interval.start().seconds() + phaseSeconds,
                            interval.end().seconds() + phaseSeconds))
                .toList()));
  }

  /** Returns the same drive without such intervals. */
  public Drive undisturbed() {
    return gaps == Gaps.NONE ? this : new Drive(uplink, downlink, phaseSeconds);
  }

  /** Returns the drive of a vehicle whose rates never change. */
  public static Drive constant(Rates rates) {
    return new Drive(
        PeriodicRate.constant(rates.uplink()), PeriodicRate.constant(rates.downlink()), 0);
  }

  /** Rate from the vehicle to the base station over its period. */
  public PeriodicRate uplink() {
    return uplink;
  }

  /** Rate from the base station to the vehicle over its period. */
  public PeriodicRate downlink() {
    return downlink;
  }

  /** Time in the period at which the vehicle is at instant 0, s. */
  public double phaseSeconds() {
    return phaseSeconds;
  }

  public Rates ratesAt(EmulatedInstant instant) {
    double seconds = instant.seconds() + phaseSeconds;
    return gaps.contains(seconds)
        ? Rates.NONE
        : new Rates(uplink.at(seconds), downlink.at(seconds));
  }

  /** Whether both directions have a rate above 0 at some time. */
  public boolean everInCoverage() {
    return uplink.everPositiveWith(downlink);
  }

  /**
   * The airtime of a transfer of {@code bits} that starts at {@code start}: it ends when the
   * integral of the rate along the drive reaches {@code bits}.
   *
   * @throws IllegalStateException if the rate in that direction is always 0
   */
  public Interval transfer(Direction direction, EmulatedInstant start, double bits) {
    PeriodicRate rate = direction == Direction.UPLINK ? uplink : downlink;
    double end = gaps.endOfTransfer(rate, start.seconds() + phaseSeconds, bits) - phaseSeconds;
    if (Double.isInfinite(end)) {
      throw new IllegalStateException(
          "no " + direction + " rate anywhere on the drive: " + bits + " bits never arrive");
    }
    return new Interval(start, new EmulatedInstant(Math.max(start.seconds(), end)));
  }

  /**
   * Returns the transfer of {@link #transfer(Direction, EmulatedInstant, double)}, unless it meets
   * an outage: then it ends when the link is declared lost.
   */
  public Transfer transfer(Direction direction, EmulatedInstant start, double bits, Outage outage) {
    PeriodicRate rate = direction == Direction.UPLINK ? uplink : downlink;
    double from = start.seconds() + phaseSeconds;
    double givenUp = gaps.startOfSilence(rate, from, outage.seconds()) + outage.seconds();
    // An end that rounding puts just after the start of a silence still precedes the loss of the
    // link.
    if (Double.isFinite(givenUp) && givenUp < gaps.endOfTransfer(rate, from, bits)) {
      EmulatedInstant lost = new EmulatedInstant(Math.max(start.seconds(), givenUp - phaseSeconds));
      return new Transfer(new Interval(start, lost), true);
    }
    return new Transfer(transfer(direction, start, bits), false);
  }
}
