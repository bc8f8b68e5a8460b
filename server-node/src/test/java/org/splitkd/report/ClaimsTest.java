package org.splitkd.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.policy.Policies;

class ClaimsTest {

  @ParameterizedTest
  @CsvSource({
    "16, 84, 100, true",
    "16, 84.0001, 100, false",
    "16, 21, 25, true",
    "22, 78, 100, true",
    "22, 78.0001, 100, false",
    "19, 81, 100, true",
    "19, 1539, 1900, true",
    "19, 1540, 1900, false",
    "16, 0, 100, true",
    "16, 120, 100, false",
    "16, NaN, 100, false",
    "16, 84, NaN, false",
    "16, 0, 0, false",
    "16, Infinity, Infinity, false"
  })
  void shouldHoldFromExactlyTheClaimedReduction(
      int percent, double value, double reference, boolean holds) {
    assertEquals(holds, Claim.of("claim", "good", percent, value, reference).holds());
  }

  @Test
  void shouldCheckEveryClaimInEveryChannel() {
    List<Claim> claims = Fixture.summary().claims();

    assertEquals(6, claims.size());
    assertClaim(claims.get(0), "delay of proposed below server-only", "good", 0.16, 0.16, true);
    assertClaim(claims.get(1), "delay of proposed below server-only", "poor", 0.16, 0.325, true);
    assertClaim(claims.get(2), "energy of proposed below server-only", "good", 0.22, 0.22, true);
    assertClaim(claims.get(3), "energy of proposed below server-only", "poor", 0.22, 0.55, true);
    assertClaim(
        claims.get(4), "energy of proposed below device-only", "good", 0.19, 340 / 1900.0, false);
    assertClaim(claims.get(5), "energy of proposed below device-only", "poor", 0.19, 0.4, true);
  }

  @Test
  void shouldClaimNothingOfMethodsThatWereNotRun() {
    assertEquals(
        List.of("energy of proposed below device-only"),
        Fixture.DEFAULT
            .withMethods(Policies.DEVICE_ONLY, Policies.PROPOSED)
            .summarised()
            .claims()
            .stream()
            .map(Claim::text)
            .distinct()
            .toList());
    assertTrue(
        Fixture.DEFAULT
            .withMethods(Policies.SERVER_ONLY, Policies.DEVICE_ONLY)
            .summarised()
            .claims()
            .isEmpty());
  }

  @Test
  void shouldNotTakeAMissingMeasurementForAGain() {
    Claim claim = Claim.of("claim", "good", 16, 0, 0);

    assertFalse(claim.holds());
    assertTrue(Double.isNaN(claim.measured()));
  }

  private static void assertClaim(
      Claim claim, String text, String channel, double paper, double measured, boolean holds) {
    assertEquals(text, claim.text());
    assertEquals(channel, claim.channel());
    assertEquals(paper, claim.paper());
    assertEquals(measured, claim.measured(), 1e-12);
    assertEquals(holds, claim.holds());
  }
}
