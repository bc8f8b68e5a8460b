package org.splitkd.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EdgeServerTest {

  private static final ComputeUnits UNITS = new ComputeUnits(16384, 4, 0.5);
  private static final GpuPowerLaw POWER = new GpuPowerLaw(450, 65, 20, 2.52, 2.1);
  private static final EdgeServer SERVER = new EdgeServer("rtx-4090", UNITS, 0.21, POWER, 24, 1008);

  @Test
  void shouldReachHalfOfItsPublished165TeraflopsAtMost() {
    assertEquals(165e12 / 2, UNITS.flopPerSecond(SERVER.maxGhz()), 0.1e12);
  }

  @Test
  void shouldDivideWorkByFrequency() {
    double flop = 1e15;
    assertEquals(SERVER.gigahertzSeconds(flop) / 2.1, SERVER.seconds(flop, 2.1), 1e-9);
    assertEquals(1e15 / (1e9 * 32768), SERVER.gigahertzSeconds(flop), 1e-9);
  }

  @Test
  void shouldReadMemoryAsFastAtAnyFrequency() {
    double flop = 1e9;
    double bytes = 2.016e9;
    assertEquals(2e-3, SERVER.seconds(flop, bytes, 0.21), 1e-12);
    assertEquals(2e-3, SERVER.seconds(flop, bytes, 2.52), 1e-12);
    assertEquals(SERVER.seconds(1e15, 2.52), SERVER.seconds(1e15, bytes, 2.52), 0);
  }

  @Test
  void shouldKeepToItsFrequencies() {
    assertEquals(0.21, SERVER.clampGhz(0));
    assertEquals(1.5, SERVER.clampGhz(1.5));
    assertEquals(2.52, SERVER.clampGhz(Double.POSITIVE_INFINITY));
  }

  @Test
  void shouldRefuseLeastFrequencyAboveTheHighest() {
    assertThrows(
        IllegalArgumentException.class, () -> new EdgeServer("x", UNITS, 2.6, POWER, 24, 1008));
    assertThrows(IllegalArgumentException.class, () -> new EdgeServer("x", UNITS, 1, POWER, 24, 0));
  }
}
