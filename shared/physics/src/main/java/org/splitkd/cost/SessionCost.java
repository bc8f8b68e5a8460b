package org.splitkd.cost;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Schedule.BatchSeconds;
import org.splitkd.model.CutLayer;

/**
 * Predicts the cost of a session with one vehicle at constant rates, for every cut and frequency.
 */
public final class SessionCost {

  private final Workload workload;
  private final Equipment equipment;
  private final Accounting accounting;
  private final List<SessionWork> works;

  public SessionCost(Workload workload, Equipment equipment, Accounting accounting) {
    this.workload = workload;
    this.equipment = equipment;
    this.accounting = accounting;
    works =
        IntStream.rangeClosed(1, workload.deepestCut().index())
            .mapToObj(cut -> workload.sessionAt(new CutLayer(cut)))
            .toList();
  }

  public Equipment equipment() {
    return equipment;
  }

  public Accounting accounting() {
    return accounting;
  }

  public Schedule schedule() {
    return workload.schedule();
  }

  /** The work at every cut, 1…L′−1. */
  public List<SessionWork> works() {
    return works;
  }

  public SessionWork work(CutLayer cut) {
    return works.get(cut.index() - 1);
  }

  /** Whether the device's share at a cut fits its memory. */
  public boolean fitsMemory(CutLayer cut) {
    var device = equipment.device();
    return workload.memory(1).deviceBytes(cut, device.systemBytes()) <= device.memoryBytes();
  }

  /**
   * Predicts delay, energy and time breakdown of a session; delay and energy are infinite when a
   * rate is 0.
   */
  public Prediction predict(CutLayer cut, double ghz, Rates rates) {
    SessionWork work = work(cut);
    TimeParts time = time(work, ghz, rates);
    double delay = delaySeconds(work, ghz, rates);
    return new Prediction(delay, accounting.joules(equipment.energy(time, ghz, delay)), time);
  }

  /** Predicts the energy of a session by consumer, whatever counts. */
  public EnergyParts energy(CutLayer cut, double ghz, Rates rates) {
    SessionWork work = work(cut);
    return equipment.energy(time(work, ghz, rates), ghz, delaySeconds(work, ghz, rates));
  }

  private TimeParts time(SessionWork work, double ghz, Rates rates) {
    return new TimeParts(
        equipment.device().seconds(work.deviceFlop()),
        work.uplinkBits() / rates.uplink(),
        equipment.server().seconds(work.serverFlop(), ghz),
        work.downlinkBits() / rates.downlink());
  }

  private double delaySeconds(SessionWork work, double ghz, Rates rates) {
    BatchWork batch = work.batch();
    BatchSeconds seconds =
        new BatchSeconds(
            equipment.device().seconds(batch.deviceForwardFlop()),
            batch.teacherInputBits() / rates.uplink(),
            batch.smashedBits() / rates.uplink(),
            equipment.server().seconds(batch.teacherFlop(), ghz),
            equipment.server().seconds(batch.studentFlop(), ghz),
            batch.gradientBits() / rates.downlink(),
            equipment.device().seconds(batch.deviceBackwardFlop()));
    return work.downloadBits() / rates.downlink()
        + workload.schedule().batchesSeconds(seconds, work.batches(), work.freshBatches())
        + work.uploadBits() / rates.uplink();
  }
}
