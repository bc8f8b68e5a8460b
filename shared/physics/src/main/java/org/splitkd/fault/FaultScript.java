package org.splitkd.fault;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.splitkd.fault.Fault.BatteryEmpty;
import org.splitkd.fault.Fault.ClockBehind;
import org.splitkd.fault.Fault.GpuFails;
import org.splitkd.fault.Fault.JournalRefuses;
import org.splitkd.fault.Fault.LinkLost;
import org.splitkd.fault.Fault.MessageDisturbed;
import org.splitkd.fault.Fault.NodeGone;
import org.splitkd.fault.Fault.VehicleDies;
import org.splitkd.radio.Drive;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The faults that a scenario injects. Every answer follows from names and emulated instants alone,
 * so a resumed run, or a run on other threads or nodes, meets the same faults.
 */
public record FaultScript(List<Fault> faults) {

  /** No faults. */
  public static final FaultScript NONE = new FaultScript(List.of());

  public FaultScript {
    faults = List.copyOf(faults);
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /**
   * Intervals in which a vehicle's link to the base station carries nothing, in no particular
   * order.
   */
  public List<Interval> linkLosses(int vehicle) {
    return of(LinkLost.class)
        .filter(lost -> lost.vehicle() == vehicle)
        .map(
            lost ->
                new Interval(
                    new EmulatedInstant(lost.fromSeconds()), new EmulatedInstant(lost.toSeconds())))
        .toList();
  }

  /**
   * Returns the drives of a cell with the script's link losses applied.
   *
   * @param drives one per vehicle, in index order
   */
  public List<Drive> strike(List<Drive> drives) {
    return of(LinkLost.class).findAny().isEmpty()
        ? drives
        : IntStream.range(0, drives.size())
            .mapToObj(vehicle -> drives.get(vehicle).without(linkLosses(vehicle)))
            .toList();
  }

  /**
   * Instant from which a vehicle's battery is empty, s; infinite if the script does not empty it.
   */
  public double batteryEmptyAtSeconds(int vehicle) {
    return of(BatteryEmpty.class)
        .filter(empty -> empty.vehicle() == vehicle)
        .mapToDouble(BatteryEmpty::atSeconds)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** Lag of a vehicle's clock, s. */
  public double clockBehindSeconds(int vehicle) {
    return of(ClockBehind.class)
        .filter(behind -> behind.vehicle() == vehicle)
        .mapToDouble(ClockBehind::seconds)
        .sum();
  }

  /** The batch, from 0, at which the vehicle dies in its turn. */
  public OptionalInt deathOf(int vehicle, int round, int attempt) {
    return of(VehicleDies.class)
        .filter(dies -> dies.turn().means(vehicle, round, attempt))
        .mapToInt(VehicleDies::batch)
        .min();
  }

  /** The batch, from 0, at which the vehicle's node disappears in its turn. */
  public OptionalInt nodeGone(int vehicle, int round, int attempt) {
    return of(NodeGone.class)
        .filter(gone -> gone.turn().means(vehicle, round, attempt))
        .mapToInt(NodeGone::batch)
        .min();
  }

  /** Whether the GPU fails at a batch, from 0, of the vehicle's turn. */
  public boolean gpuFails(int vehicle, int round, int attempt, int batch) {
    return of(GpuFails.class)
        .anyMatch(fails -> fails.turn().means(vehicle, round, attempt) && fails.batch() == batch);
  }

  /** Whether the journal rejects the commit of the vehicle's turn. */
  public boolean journalRefuses(int vehicle, int round, int attempt) {
    return of(JournalRefuses.class)
        .anyMatch(refuses -> refuses.turn().means(vehicle, round, attempt));
  }

  /** Disturbances of messages in the vehicle's turn. */
  public List<MessageDisturbed> disturbed(int vehicle, int round, int attempt) {
    return of(MessageDisturbed.class)
        .filter(disturbed -> disturbed.turn().means(vehicle, round, attempt))
        .toList();
  }

  /** Whether any fault affects the messages between edge server and a vehicle. */
  public boolean disturbsMessagesOf(int vehicle) {
    return of(MessageDisturbed.class).anyMatch(message -> message.turn().vehicle() == vehicle)
        || of(NodeGone.class).anyMatch(gone -> gone.turn().vehicle() == vehicle)
        || clockBehindSeconds(vehicle) > 0;
  }

  private <F extends Fault> Stream<F> of(Class<F> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast);
  }
}
