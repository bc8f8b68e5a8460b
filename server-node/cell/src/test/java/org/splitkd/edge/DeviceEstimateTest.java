package org.splitkd.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.splitkd.cost.BatchWork;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.SessionWork;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.GpuPowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;

/**
 * Values computed by hand for a device of 1 GFLOP/s that draws 10 W when computing and 2 W when
 * idle, with a modem of 5 and 3 W: 4 s to run a batch forward, 8 s to run it backward.
 */
class DeviceEstimateTest {

  private static final Equipment EQUIPMENT =
      new Equipment(
          new EdgeServer("gpu", new ComputeUnits(1, 1, 1), 1, new GpuPowerLaw(2, 1, 1, 1, 1), 1, 1),
          new Device("device", new ComputeUnits(1, 1, 1), 1, new DevicePowerLaw(10, 1, 2), 1, 1, 0),
          new Modem(5, 3),
          new Modem(25, 10));

  private static final SessionWork WORK =
      new SessionWork(new CutLayer(1), 5, 5, new BatchWork(4e9, 1, 1, 1, 1, 1, 8e9), 1, 1);

  @Test
  void shouldBeNothingBeforeTheFirstMessage() {
    assertEquals(new DeviceMeasurement(0, 0, 0, 0, 0, 0, 0), estimate(0, 0, 0, 0));
  }

  @Test
  void shouldBeTheModemAndIdlingBeforeTheFirstBatch() {
    assertEquals(new DeviceMeasurement(0, 0, 7, 0, 0, 21, 14), estimate(0, 0, 7, 7));
  }

  @Test
  void shouldComputeTheFirstBatchForwardOnly() {
    assertEquals(new DeviceMeasurement(4, 6, 7, 40, 30, 21, 26), estimate(1, 6, 7, 17));
  }

  @Test
  void shouldComputeEveryBatchButTheLastBackward() {
    // 3 · 4 + 2 · 8 s.
    assertEquals(new DeviceMeasurement(28, 10, 9, 280, 50, 27, 144), estimate(3, 10, 9, 100));
  }

  @Test
  void shouldNotIdleLessThanNothing() {
    assertEquals(new DeviceMeasurement(4, 0, 0, 40, 0, 0, 0), estimate(1, 0, 0, 3));
  }

  private static DeviceMeasurement estimate(
      int batches, double uplinkSeconds, double downlinkSeconds, double spanSeconds) {
    return new DeviceEstimate(batches, uplinkSeconds, downlinkSeconds, spanSeconds)
        .of(WORK, EQUIPMENT);
  }
}
