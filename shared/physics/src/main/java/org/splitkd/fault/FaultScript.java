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
 * What goes wrong, as a scenario says it. Every question is answered from names and emulated
 * instants alone, so a run that is resumed, or carried out by other threads or nodes, is struck
 * alike.
 */
public record FaultScript(List<Fault> faults) {

  /** Nothing goes wrong. */
  public static final FaultScript NONE = new FaultScript(List.of());

  public FaultScript {
    faults = List.copyOf(faults);
  }

  public boolean isEmpty() {
    return faults.isEmpty();
  }

  /** When nothing gets through between a vehicle and the base station, in no order. */
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
   * The drives of a cell with the links lost that the script takes.
   *
   * @param drives by vehicle index
   */
  public List<Drive> strike(List<Drive> drives) {
    return of(LinkLost.class).findAny().isEmpty()
        ? drives
        : IntStream.range(0, drives.size())
            .mapToObj(vehicle -> drives.get(vehicle).without(linkLosses(vehicle)))
            .toList();
  }

  /** From when on a vehicle's battery has nothing left, s; infinite if that is left to its work. */
  public double batteryEmptyAtSeconds(int vehicle) {
    return of(BatteryEmpty.class)
        .filter(empty -> empty.vehicle() == vehicle)
        .mapToDouble(BatteryEmpty::atSeconds)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /** How much a vehicle's clock is behind, s. */
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

  /** The batch, from 0, at which the vehicle's node is gone in its turn. */
  public OptionalInt nodeGone(int vehicle, int round, int attempt) {
    return of(NodeGone.class)
        .filter(gone -> gone.turn().means(vehicle, round, attempt))
        .mapToInt(NodeGone::batch)
        .min();
  }

  /** Whether the GPU gives up a batch, from 0, of the vehicle's turn. */
  public boolean gpuFails(int vehicle, int round, int attempt, int batch) {
    return of(GpuFails.class)
        .anyMatch(fails -> fails.turn().means(vehicle, round, attempt) && fails.batch() == batch);
  }

  /** Whether the journal refuses to commit the vehicle's turn. */
  public boolean journalRefuses(int vehicle, int round, int attempt) {
    return of(JournalRefuses.class)
        .anyMatch(refuses -> refuses.turn().means(vehicle, round, attempt));
  }

  /** What happens to messages in the vehicle's turn. */
  public List<MessageDisturbed> disturbed(int vehicle, int round, int attempt) {
    return of(MessageDisturbed.class)
        .filter(disturbed -> disturbed.turn().means(vehicle, round, attempt))
        .toList();
  }

  /** Whether anything happens to what edge server and a vehicle say to each other. */
  public boolean disturbsMessagesOf(int vehicle) {
    return of(MessageDisturbed.class).anyMatch(message -> message.turn().vehicle() == vehicle)
        || of(NodeGone.class).anyMatch(gone -> gone.turn().vehicle() == vehicle)
        || clockBehindSeconds(vehicle) > 0;
  }

  private <F extends Fault> Stream<F> of(Class<F> kind) {
    return faults.stream().filter(kind::isInstance).map(kind::cast);
  }
}
