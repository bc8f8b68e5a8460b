package org.splitkd.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policies;
import org.splitkd.report.Fixture;
import org.splitkd.scenario.Method;

class ComparisonSummaryTest {

  @Test
  void shouldKeepTheOrderOfTheScenario() {
    ComparisonSummary summary =
        Fixture.DEFAULT.withMethods(Policies.PROPOSED, Policies.SERVER_ONLY).summarised();

    assertEquals(
        List.of("good", "poor"), summary.channels().stream().map(ChannelSummary::name).toList());
    assertEquals(List.of(Policies.PROPOSED, Policies.SERVER_ONLY), summary.methods());
  }

  @Test
  void shouldAverageRoundsOverTrials() {
    MethodSummary serverOnly = method("good", Policies.SERVER_ONLY);
    assertEquals(2, serverOnly.trials());
    assertEquals(25, serverOnly.delaySeconds().mean());
    assertEquals(Math.sqrt(50), serverOnly.delaySeconds().deviation(), 1e-12);
    assertEquals(20, serverOnly.delaySeconds().least());
    assertEquals(30, serverOnly.delaySeconds().most());
    assertEquals(2000, serverOnly.joules().mean());
    assertEquals(new TimeParts(2, 13, 6, 4), serverOnly.time());
    assertEquals(0, serverOnly.waitingSeconds());

    assertEquals(50, method("good", Policies.DEVICE_ONLY).delaySeconds().mean());
    assertEquals(1900, method("good", Policies.DEVICE_ONLY).joules().mean());
    assertEquals(100, method("poor", Policies.SERVER_ONLY).delaySeconds().mean());
    assertEquals(4000, method("poor", Policies.SERVER_ONLY).joules().mean());
  }

  @Test
  void shouldCountTimeInWhichNoSessionRunsAsWaiting() {
    MethodSummary proposed = method("good", Policies.PROPOSED);

    assertEquals(21, proposed.delaySeconds().mean());
    assertEquals(new TimeParts(2, 6, 6, 4), proposed.time());
    assertEquals(3, proposed.waitingSeconds());
  }

  @Test
  void shouldTellCutsDelayAndFrequencyByVehicle() {
    MethodSummary proposed = method("good", Policies.PROPOSED);

    VehicleSummary first = proposed.vehicles().get(0);
    VehicleSummary second = proposed.vehicles().get(1);
    assertEquals(Map.of(new CutLayer(2), 2), first.cuts());
    assertEquals(Map.of(new CutLayer(1), 1, new CutLayer(2), 1), second.cuts());
    assertEquals(8, first.delaySeconds().mean());
    assertEquals(10, second.delaySeconds().mean());
    assertEquals(2.1, proposed.ghz().mean(), 1e-12);
    assertEquals(2, proposed.ghz().least());
    assertEquals(2.4, proposed.ghz().most());
  }

  @Test
  void shouldCountAbortedSessionsThatCostNothing() {
    MethodSummary proposed = method("poor", Policies.PROPOSED);

    assertEquals(1, proposed.abortedSessions());
    assertEquals(1, Fixture.summary().abortedSessions());
    assertEquals(67.5, proposed.delaySeconds().mean());
    assertEquals(1800, proposed.joules().mean());
    assertEquals(Map.of(new CutLayer(1), 1), proposed.vehicles().get(1).cuts());
  }

  /**
   * Bytes by hand, from the published sizes of the models: 1.5e9 + 2·1 235 814 400 + 2·525 336 576
   * + 11·221 948 586.67.
   */
  @Test
  void shouldNameTheDeviceThatCannotHoldTheDeepestCut() {
    List<MemoryShortfall> memory = Fixture.summary().memory();

    assertEquals(1, memory.size());
    MemoryShortfall shortfall = memory.get(0);
    assertEquals(Policies.DEVICE_ONLY, shortfall.method());
    assertEquals(OptionalInt.of(1), shortfall.vehicle());
    assertEquals("orin-nx", shortfall.machine());
    assertEquals(new CutLayer(11), shortfall.cut());
    assertEquals(7_463_736_405.33, shortfall.neededBytes(), 0.01);
    assertEquals(6_979_321_856.0, shortfall.availableBytes());
    assertEquals(4, shortfall.sessions());
  }

  /** 2·8 030 261 248 + 2·1 235 814 400 + 11·221 948 586.67 + 2048·128 256·8 at cut 1. */
  @Test
  void shouldNameTheServerThatCannotHoldTheShallowestCut() {
    List<MemoryShortfall> memory = Fixture.DEFAULT.withServerGib(21.4).summarised().memory();

    assertEquals(
        List.of(Policies.SERVER_ONLY, Policies.DEVICE_ONLY, Policies.PROPOSED),
        memory.stream().map(MemoryShortfall::method).toList());
    MemoryShortfall serverOnly = memory.get(0);
    assertEquals(OptionalInt.empty(), serverOnly.vehicle());
    assertEquals("rtx-4090", serverOnly.machine());
    assertEquals(new CutLayer(1), serverOnly.cut());
    assertEquals(23_074_932_053.33, serverOnly.neededBytes(), 0.01);
    assertEquals(8, serverOnly.sessions());
    MemoryShortfall proposed = memory.get(2);
    assertEquals(new CutLayer(1), proposed.cut());
    assertEquals(2, proposed.sessions(), "cut 2 fits");
  }

  @Test
  void shouldHaveNoMeanOfNothing() {
    ComparisonSummary summary =
        ComparisonSummary.of(Fixture.DEFAULT.scenario(), Fixture.DEFAULT.cells().subList(0, 2));

    assertEquals(List.of(Policies.SERVER_ONLY), summary.methods());
    assertTrue(summary.channels().get(1).methods().isEmpty());
    assertTrue(summary.claims().isEmpty());
  }

  private static MethodSummary method(String channel, Method method) {
    return Fixture.summary().channels().stream()
        .filter(summary -> summary.name().equals(channel))
        .flatMap(summary -> summary.method(method).stream())
        .findFirst()
        .orElseThrow();
  }
}
