package org.splitkd.testkit.cell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.splitkd.coordinator.AbortedSession;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.SessionWork;
import org.splitkd.learning.BatchLoss;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.SessionId;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.PlayedGpu;
import org.splitkd.testkit.PlayedVehicle;
import org.splitkd.testkit.RunningCell;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A session of two batches, from second 100 on, whose vehicle and GPU the test plays. The vehicle
 * is the case study's first, with 60 W busy and 9 W idle; its modem draws 5 W to send and 3 W to
 * receive.
 */
record PlayedSession(RunningCell cell, PlayedVehicle vehicle, PlayedGpu gpu, SessionWork work) {

  static final SessionId ID = new SessionId(1, 1, 0);
  static final DeviceMeasurement MEASURED = new DeviceMeasurement(1, 2, 3, 4, 5, 6, 7);
  static final double UP_BITS_PER_SECOND = 1e8;

  /** A gradient of 2048 tokens, each of 2048 values of 16 bits, takes 1 s. */
  static final double DOWN_BITS_PER_SECOND = 2048 * 2048 * 16;

  static PlayedSession start(CellScenario cell) {
    RunningCell running =
        cell.vehicles(1)
            .device("agx-orin-64gb", 1.3)
            .serving(2, 2.1)
            .set("workload.local-epochs=1")
            .mbitPerSecond(UP_BITS_PER_SECOND / 1e6, DOWN_BITS_PER_SECOND / 1e6)
            .when("vehicle 1 loses its link from 0 s to 100 s")
            .play(1)
            .playGpu()
            .start();
    running.gpu().begins();
    SessionWork work = running.scenario().workload().sessionAt(new CutLayer(2));
    return new PlayedSession(running, running.vehicle(1), running.gpu(), work);
  }

  /** Download time of the parameters, s. */
  double parameterSeconds() {
    return work.downloadBits() / DOWN_BITS_PER_SECOND;
  }

  /** The GPU has the student ready and the vehicle is told to begin. */
  PlayedSession begin() {
    gpu.ready(7);
    vehicle.begins();
    return this;
  }

  /** Uploads a batch from a given second on, for 2 s. */
  PlayedSession up(int batch, double at) {
    vehicle.teacherInput(batch, at, at + 1).smashedData(batch, at + 1, at + 2);
    return this;
  }

  /** The first batch: uplink from 200 to 202, GPU until 206, downlink until 207. */
  PlayedSession firstBatch() {
    up(1, 200);
    gpu.softLabels(1, 202, 205).trained(1, new BatchLoss(8, 4, 12, 10), 205, 206);
    return this;
  }

  /** Both batches; the second has three times the tokens. The vehicle's parameters are due next. */
  PlayedSession train() {
    firstBatch().up(2, 300);
    gpu.softLabels(2, 302, 305).trained(2, new BatchLoss(4, 0, 8, 30), 305, 306);
    return this;
  }

  /** The vehicle's parameters arrive at 400. */
  PlayedSession parameters() {
    vehicle.parameters(398, 400, new DeviceMeasurement(11, 22, 33, 44, 55, 66, 77));
    return this;
  }

  /** The charge of the session, which must have been aborted for this reason. */
  SessionCharge aborted(String reason) {
    CellOutcome outcome = cell.expectEnd();
    outcome.expectServed();
    AbortedSession aborted = outcome.aborted().get(0);
    assertEquals(reason, aborted.reason());
    gpu.expectSessionOver();
    return aborted.spent();
  }

  /** The charge of the session, which must have completed. */
  SessionCharge completed() {
    return cell.expectEnd().expectServed(1).sessions().get(0).charge();
  }

  static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}
