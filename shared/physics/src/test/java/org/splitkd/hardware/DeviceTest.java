package org.splitkd.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class DeviceTest {

  private static final ComputeUnits UNITS = new ComputeUnits(2048, 16, 0.4);
  private static final DevicePowerLaw POWER = new DevicePowerLaw(60, 1.3, 9);

  @Test
  void shouldDrawItsRatedPowerAtTheRatedClock() {
    assertEquals(60, new Device("agx", UNITS, 1.3, POWER, 64, 204.8, 1.5e9).busyWatts(), 1e-12);
  }

  @Test
  void shouldDrawAnEighthOfItsDynamicPowerAtHalfTheClock() {
    assertEquals(9 + 51 / 8.0, POWER.watts(0.65), 1e-12);
    assertEquals(9, POWER.watts(0), 0);
  }

  @Test
  void shouldComputeAtItsClock() {
    // 1.3e9 cycles · 2048 cores · 16 FLOP · 0.4
    assertEquals(17.039_36e12, UNITS.flopPerSecond(1.3), 1);
    Device device = new Device("agx", UNITS, 1.3, POWER, 64, 204.8, 1.5e9);
    assertEquals(2, device.seconds(34.078_72e12), 1e-12);
  }

  @Test
  void shouldBeBoundByMemoryWhereThatIsSlower() {
    Device device = new Device("agx", UNITS, 1.3, POWER, 64, 204.8, 1.5e9);

    // LLaMA-1B in FP16, read once: 2.471 GB at 204.8 GB/s.
    assertEquals(12.068e-3, device.seconds(2.47e9, 2_471_628_800.0), 1e-6);
    assertEquals(2, device.seconds(34.078_72e12, 2_471_628_800.0), 1e-12);
  }

  @Test
  void shouldCountMemoryInGibibytes() {
    assertEquals(8_589_934_592.0, new Device("nx", UNITS, 1, POWER, 8, 102.4, 1.5e9).memoryBytes());
  }

  @Test
  void shouldNeverEndWithoutABattery() {
    assertEquals(
        Double.POSITIVE_INFINITY,
        new Device("nx", UNITS, 1, POWER, 8, 102.4, 1.5e9).batteryJoules());
  }

  @Test
  void shouldStartWithAShareOfItsBattery() {
    assertEquals(1800, new Device("nx", UNITS, 1, POWER, 8, 102.4, 1.5e9, 3600, 0.5).startJoules());
  }

  @Test
  void shouldRefuseImpossibleDevices() {
    assertThrows(IllegalArgumentException.class, () -> new ComputeUnits(0, 16, 0.4));
    assertThrows(IllegalArgumentException.class, () -> new ComputeUnits(1, 16, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new DevicePowerLaw(5, 1, 6));
    assertThrows(
        IllegalArgumentException.class, () -> new Device("x", UNITS, 0, POWER, 64, 204.8, 1.5e9));
    assertThrows(
        IllegalArgumentException.class, () -> new Device("x", UNITS, 1, POWER, 64, 0, 1.5e9));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Device("x", UNITS, 1, POWER, 64, 204.8, 1.5e9, 0, 1));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Device("x", UNITS, 1, POWER, 64, 204.8, 1.5e9, 3600, 1.1));
    assertThrows(IllegalArgumentException.class, () -> new Modem(-1, 0));
  }
}
