package org.splitkd.cost;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.InferenceWork.Part;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.EdgeServer;

/**
 * Predicts the cost of generating a text on the vehicle alone, or together with the edge server at
 * constant rates. At a cut the device runs the first blocks and sends the hidden state of every
 * token; the server, at its highest clock, runs the rest and returns the token. If the device runs
 * no block, it sends the prompt once as tokens.
 */
public final class InferenceCost {

  private static final double TOKEN_BITS = 32;

  private final InferenceWork work;
  private final Equipment equipment;
  private final Accounting accounting;
  private final double hiddenBits;

  /**
   * Creates the prediction for a text on these machines.
   *
   * @param bitsPerValue bits per value of the hidden state on the radio
   */
  public InferenceCost(
      InferenceWork work, Equipment equipment, Accounting accounting, double bitsPerValue) {
    this.work = work;
    this.equipment = equipment;
    this.accounting = accounting;
    hiddenBits = work.model().shape().width() * bitsPerValue;
  }

  /** Returns the cost on one device alone; only its processor draws energy. */
  public static InferenceCharge onDevice(InferenceWork work, Device device) {
    double first = work.promptSeconds(work.whole(), device::seconds);
    double seconds = first + work.furtherSeconds(work.whole(), device::seconds);
    return new InferenceCharge(
        work.model().blocks(),
        work.tokens(),
        first,
        new TimeParts(seconds, 0, 0, 0),
        device.busyWatts() * seconds);
  }

  /** Returns the cost under a partition; out of coverage, the vehicle generates the text alone. */
  public InferenceCharge charge(Partition partition, Rates rates) {
    if (partition == Partition.NONE || !rates.inCoverage()) {
      return onDevice(work, equipment.device());
    }
    Comparator<InferenceCharge> least =
        Comparator.comparingDouble(
            partition == Partition.LATENCY ? InferenceCharge::seconds : InferenceCharge::joules);
    // Ties go to the deepest cut.
    return IntStream.rangeClosed(0, work.model().blocks())
        .mapToObj(cut -> at(cut, rates))
        .min(least.thenComparing(Comparator.comparingInt(InferenceCharge::cut).reversed()))
        .orElseThrow();
  }

  /**
   * Returns the cost with blocks 1…{@code cut} on the device. If those are all blocks, the head
   * runs there too and the server is not used.
   *
   * @param rates rates of both directions, above 0
   */
  public InferenceCharge at(int cut, Rates rates) {
    if (cut == work.model().blocks()) {
      return onDevice(work, equipment.device());
    }
    Device device = equipment.device();
    EdgeServer server = equipment.server();
    double ghz = server.maxGhz();
    InferenceWork.Processor gpu = (flop, bytes) -> server.seconds(flop, bytes, ghz);
    Part devicePart = new Part(cut, false);
    Part serverPart = new Part(work.model().blocks() - cut, true);
    double promptBits = work.promptTokens() * (cut == 0 ? TOKEN_BITS : hiddenBits);
    TimeParts prompt =
        new TimeParts(
            work.promptSeconds(devicePart, device::seconds),
            promptBits / rates.uplink(),
            work.promptSeconds(serverPart, gpu),
            TOKEN_BITS / rates.downlink());
    int further = work.tokens() - 1;
    TimeParts rest =
        new TimeParts(
            work.furtherSeconds(devicePart, device::seconds),
            cut == 0 ? 0 : further * hiddenBits / rates.uplink(),
            work.furtherSeconds(serverPart, gpu),
            further * TOKEN_BITS / rates.downlink());
    TimeParts all = prompt.plus(rest);
    double joules = accounting.joules(equipment.energy(all, ghz, all.sum()));
    return new InferenceCharge(cut, work.tokens(), prompt.sum(), all, joules);
  }
}
