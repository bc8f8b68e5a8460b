package org.splitkd.hardware;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GpuPowerLawTest {

  private static final GpuPowerLaw RTX_4090 = new GpuPowerLaw(450, 65, 20, 2.52, 2.1);

  @Test
  void shouldDrawItsMaximumAtTheHighestClock() {
    assertEquals(450, RTX_4090.watts(2.52), 1e-9);
  }

  @Test
  void shouldBeContinuousAtTheFloor() {
    assertEquals(RTX_4090.watts(2.1 - 1e-12), RTX_4090.watts(2.1 + 1e-12), 1e-8);
    // 65 + 385·(2.1/2.52)³, and 2.1/2.52 = 5/6
    assertEquals(65 + 385 * 125 / 216.0, RTX_4090.watts(2.1), 1e-9);
  }

  @Test
  void shouldBeLinearBelowTheFloor() {
    double dynamic = RTX_4090.watts(2.0) - 65;
    assertEquals(dynamic / 2, RTX_4090.watts(1.0) - 65, 1e-9);
    assertEquals(dynamic / 10, RTX_4090.watts(0.2) - 65, 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"2.1, 0", "2.1, 9", "2.1, 500", "0.21, 0", "0.21, 9", "1.2, 60", "5, 0"})
  void shouldFindTheFrequencyOfLeastEnergy(double floorGhz, double waitingWatts) {
    GpuPowerLaw law = new GpuPowerLaw(450, 65, 20, 2.52, floorGhz);
    double least = law.leastEnergyGhz(waitingWatts);
    double energyThere = (law.watts(least) + waitingWatts) / least;
    double onGrid = Double.POSITIVE_INFINITY;
    double bestGhz = 0;
    for (int i = 1; i <= 60_000; i++) {
      double ghz = i * 1e-4;
      double energy = (law.watts(ghz) + waitingWatts) / ghz;
      if (energy < onGrid) {
        onGrid = energy;
        bestGhz = ghz;
      }
    }
    assertEquals(bestGhz, least, 1.01e-4);
    assertEquals(onGrid, energyThere, 1e-6 * onGrid);
  }

  @Test
  void shouldRefuseMoreStaticThanMaximumPower() {
    assertThrows(IllegalArgumentException.class, () -> new GpuPowerLaw(65, 65, 20, 2.52, 2.1));
    assertThrows(IllegalArgumentException.class, () -> new GpuPowerLaw(450, -1, 20, 2.52, 2.1));
    assertThrows(IllegalArgumentException.class, () -> new GpuPowerLaw(450, 65, 20, 2.52, 0));
  }
}
