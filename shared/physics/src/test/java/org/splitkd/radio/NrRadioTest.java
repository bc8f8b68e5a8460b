package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Rates;

class NrRadioTest {

  /** 23 + 14 + 23 − 100 + 166 − 10 lg 190.08e6, and 14 dB more in the downlink. */
  @Test
  void shouldSetPowerAndGainsAgainstLossAndNoise() {
    ComposedRadio link = Radios.withNoise(Radios.GOOD_DBM_PER_HZ);

    assertEquals(43.21064, link.snrDb(Direction.UPLINK, 100), 1e-5);
    assertEquals(57.21064, link.snrDb(Direction.DOWNLINK, 100), 1e-5);
  }

  /**
   * Out of sight at 210 m the path loss is 135.211 dB: SNR 2.00 dB uplink (CQI 4), 16.00 dB
   * downlink (CQI 11).
   */
  @Test
  void shouldReportEachDirectionsOwnQuality() {
    Rates rates = Radios.withNoise(Radios.POOR_DBM_PER_HZ).rates(210, false, 0);

    assertRates(Radios.rates(0.6016, 3.3223), rates);
  }

  /** 5 dB of shadowing: SNR −3.00 dB uplink (CQI 2), 11.00 dB downlink (CQI 9). */
  @Test
  void shouldLoseWhatShadowingAdds() {
    Rates rates = Radios.withNoise(Radios.POOR_DBM_PER_HZ).rates(210, false, 5);

    assertRates(Radios.rates(0.2344, 2.4063), rates);
  }

  @Test
  void shouldSendNothingOutOfRange() {
    Rates rates = Radios.withNoise(Radios.POOR_DBM_PER_HZ).rates(210, false, 100);

    assertEquals(Rates.NONE, rates);
    assertFalse(rates.inCoverage());
  }

  /**
   * 10 dB of shadowing leave −8.00 dB uplink (no CQI) and 6.00 dB downlink (CQI 7); CQI 1 is sent
   * with MCS 0.
   */
  @Test
  void shouldBeOutOfCoverageWhenOneDirectionIs() {
    Rates rates = Radios.withNoise(Radios.POOR_DBM_PER_HZ).rates(210, false, 10);

    assertRates(Radios.rates(0, 1.4766), rates);
    assertFalse(rates.inCoverage());
  }

  static void assertRates(Rates expected, Rates actual) {
    assertEquals(expected.uplink(), actual.uplink(), 1e-3);
    assertEquals(expected.downlink(), actual.downlink(), 1e-3);
  }
}
