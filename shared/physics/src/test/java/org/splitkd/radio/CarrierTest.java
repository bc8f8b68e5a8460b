package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.radio.Direction;

class CarrierTest {

  private static final Carrier.Split NOTHING = new Carrier.Split(0, 0);

  /** 100 MHz at 30 kHz, four layers of 256QAM: vendors publish 2.337 Gbit/s. */
  @Test
  void shouldReachThePublishedPeakRate() {
    Carrier carrier = new Carrier(273, 1, 4, NOTHING, new Carrier.Split(0.14, 1));
    Modulation best = McsTable.QAM256.entry(27);

    double rate = carrier.rate(best.order() * best.codeRate(), Direction.DOWNLINK);

    assertEquals(2.337e9, rate, 0.5e6);
    assertEquals(2_337_000_120.0, rate, 1);
  }

  @Test
  void shouldGiveEachDirectionItsShareAfterItsOverhead() {
    // 12 · 132 · 14 · 8000 = 177 408 000 symbols a second
    assertEquals(177_408_000 * 5.5547 * 0.45, Radios.CARRIER.rate(5.5547, Direction.UPLINK), 1);
    assertEquals(177_408_000 * 5.5547 * 0.41, Radios.CARRIER.rate(5.5547, Direction.DOWNLINK), 1);
  }

  @Test
  void shouldOccupyAllItsSubcarriers() {
    assertEquals(190.08e6, Radios.CARRIER.bandwidthHz());
  }

  @ParameterizedTest
  @CsvSource({"0, 1, 1", "1, -1, 1", "1, 1, 0"})
  void shouldRejectWhatIsNoCarrier(int blocks, int numerology, int layers) {
    assertThrows(
        IllegalArgumentException.class,
        () -> new Carrier(blocks, numerology, layers, NOTHING, NOTHING));
  }

  @Test
  void shouldRejectSharesThatExceedTheTime() {
    Carrier.Split most = new Carrier.Split(0, 0.6);

    assertThrows(IllegalArgumentException.class, () -> new Carrier(1, 0, 1, most, most));
    assertThrows(IllegalArgumentException.class, () -> new Carrier.Split(1, 0.5));
    assertThrows(IllegalArgumentException.class, () -> new Carrier.Split(0, 1.1));
  }
}
