package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.hardware.Device;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.text.ScenarioException;

/**
 * Precedence of keys: an entry over its catalogue, {@code --vary} over {@code --set}, later
 * overrides over earlier ones.
 */
@Tag("slow")
class OverlaidKeysTest {

  @Test
  void shouldTakeServerKeysOverTheCatalogue() {
    Scenario scenario = Scenarios.caseStudy("server.p-max-w=400", "server.f-max-ghz=2.4");
    assertEquals(400, scenario.server().busyWatts(scenario.server().maxGhz()), 1e-12);
    assertEquals(2.4, scenario.server().maxGhz());
    assertEquals(16384, scenario.server().units().cores());
  }

  @Test
  void shouldTakeFleetKeysOverTheCatalogueForThatEntryOnly() {
    Scenario scenario =
        Scenarios.caseStudy(
            "fleet=[{device=orin-nx-8gb,f-ghz=0.7,memory-gib=16,count=2},{device=orin-nx-8gb,f-ghz=0.7}]");
    assertEquals(
        List.of(16.0, 16.0, 8.0), scenario.fleet().stream().map(Device::memoryGib).toList());
  }

  @Test
  void shouldGiveABatteryToAnEntryOfTheFleetOrToAllOfADevice() {
    Scenario scenario =
        Scenarios.caseStudy(
            "devices.orin-nx-8gb.battery-wh=2",
            "fleet=[{device=orin-nx-8gb,f-ghz=0.7},{device=orin-nx-8gb,f-ghz=0.7,battery-wh=0.5},"
                + "{device=orin-nx-8gb,f-ghz=0.7,battery-wh=null},{device=orin-nx-16gb,f-ghz=0.7}]");
    assertEquals(
        List.of(7200.0, 1800.0, 7200.0, Double.POSITIVE_INFINITY),
        scenario.fleet().stream().map(Device::batteryJoules).toList());
  }

  @Test
  void shouldLetTheLastOverrideWin() {
    assertEquals(7, Scenarios.caseStudy("run.trials=5", "run.trials=7").run().trials());
  }

  @Test
  void shouldLetWhatIsVariedWinAndSayWhereItIsWrong() {
    List<String> sets = List.of("policy.beta=2", "policy.attempts=7");

    Scenario varied =
        ScenarioFile.load(
                Scenarios.CASE_STUDY, sets, List.of("policy.beta=1.5"), Plugins.ofClassPath())
            .scenario();

    assertEquals(1.5, varied.policy().beta());
    assertEquals(7, varied.policy().attempts());
    for (var wrong :
        Map.of(
                "policy.beta=0", "--vary: policy.beta = 0: must be above 0, at most 100",
                "policy.bta=1", "--vary: policy.bta: unknown key, nearest is beta",
                "policy.beta=", "--vary policy.beta=: must be key=value")
            .entrySet()) {
      ScenarioException complaint =
          assertThrows(
              ScenarioException.class,
              () ->
                  ScenarioFile.load(
                      Scenarios.CASE_STUDY, sets, List.of(wrong.getKey()), Plugins.ofClassPath()));
      assertEquals(wrong.getValue(), complaint.getMessage());
    }
  }

  @Test
  void shouldTakeOnAndOff() {
    assertEquals(
        Scenarios.caseStudy("policy.count-base-station=true").policy(),
        Scenarios.caseStudy("policy.count-base-station=on").policy());
    assertEquals(
        Scenarios.caseStudy("policy.count-base-station=false").policy(),
        Scenarios.caseStudy("policy.count-base-station=off").policy());
  }

  @Test
  void shouldAppendToTheFleet() {
    Scenario scenario = Scenarios.caseStudy("fleet += {device=orin-nx-8gb,f-ghz=0.7}");
    assertEquals(11, scenario.fleet().size());
    assertEquals(0.7, scenario.fleet().get(10).ghz());
  }

  @Test
  void shouldAcceptAFleetOfAMillion() {
    Scenario scenario = Scenarios.caseStudy("fleet=[{device=orin-nx-8gb,f-ghz=0.7,count=1000000}]");
    assertEquals(1_000_000, scenario.fleet().size());
  }
}
