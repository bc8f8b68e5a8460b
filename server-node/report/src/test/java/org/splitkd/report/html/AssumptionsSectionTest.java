package org.splitkd.report.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigUtil;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.scenario.ScenarioFile;

@Tag("slow")
class AssumptionsSectionTest {

  /** Keys whose values are in the rows of server and models, or that change nothing reported. */
  private static final Set<String> ELSEWHERE = Set.of("gpus.rtx-4090", "run.answer-timeout-s");

  /** Keys that the case study does not set. */
  private static final Set<String> OPTIONAL =
      Set.of("mobility.trace", "policy.settings", "policy.reference", "claims");

  private static final String CASE_STUDY = ReportPages.config();

  @Test
  void shouldKnowTheValuesOfTheCaseStudy() {
    ResolvedScenario scenario = ResolvedScenario.of(CASE_STUDY);
    for (Assumption one : AssumptionList.ALL) {
      if (!OPTIONAL.contains(one.key())) {
        assertEquals(Optional.of(one.usual()), scenario.value(one.key()), one.key());
      }
    }
  }

  @Test
  void shouldLeaveNoKeyOfTheCaseStudyOut() {
    Config scenario = ConfigFactory.parseString(CASE_STUDY).getConfig("splitkd");
    List<String> listed = AssumptionList.ALL.stream().map(Assumption::key).toList();
    Set<String> missing = new TreeSet<>();
    for (var entry : scenario.entrySet()) {
      List<String> path = ConfigUtil.splitPath(entry.getKey());
      boolean known = false;
      for (int length = 1; length <= path.size(); length++) {
        String key = ConfigUtil.joinPath(path.subList(0, length));
        known |= listed.contains(key) || ELSEWHERE.contains(key);
      }
      if (!known) {
        missing.add(entry.getKey());
      }
    }
    assertEquals(Set.of(), missing);
  }

  @Test
  void shouldSayThatNothingDiffersFromTheCaseStudy() {
    String section = AssumptionsSection.render(true, true, CASE_STUDY);
    assertTrue(section.contains("All values are those of the case study."), section);
    assertFalse(section.contains("class=\"changed\""), section);
  }

  @Test
  void shouldShowTheValuesOfTheRun() {
    String section =
        AssumptionsSection.render(
            true,
            true,
            ReportPages.config(
                "policy.beta=1.3", "radio.channels.awful=-157", "server.p-max-w=400"));

    assertEquals("1.3", value(section, "policy.beta"));
    assertEquals("set for this run; case study: 1.15", source(section, "policy.beta"));
    assertEquals("awful -157, good -166, normal -163, poor -160", value(section, "radio.channels"));
    assertEquals("400", value(section, "server.p-max-w"));
    assertEquals("65", value(section, "server.p-static-w"));
    assertEquals("the paper", source(section, "server.cores"));
    assertTrue(
        section.contains(
            "Changed from the case study: server.p-max-w, radio.channels, policy.beta."),
        section);
  }

  @Test
  void shouldShowWhatIsBehindAMethod() {
    String section =
        AssumptionsSection.render(
            true,
            false,
            ReportPages.config(
                "policy.methods=[proposed,eager]",
                "policy.settings.eager={policy=proposed,beta=1.4}",
                "policy.reference=proposed"));

    assertEquals("eager (beta 1.4, policy proposed)", value(section, "policy.settings"));
    assertEquals("set for this run; case study: none", source(section, "policy.settings"));
    assertEquals("proposed", value(section, "policy.reference"));
  }

  @Test
  void shouldNotGiveAnotherGpuTheSourcesOfTheCaseStudys() {
    String section =
        AssumptionsSection.render(
            true,
            false,
            ReportPages.config("gpus.other=${splitkd.gpus.rtx-4090}", "server.device=other"));

    assertEquals("16384", value(section, "server.cores"));
    assertEquals("set for this run; case study: 16384", source(section, "server.cores"));
  }

  @Test
  void shouldShowDevicesOfTheFleetOnly() {
    String section =
        AssumptionsSection.render(
            true,
            false,
            ReportPages.config(
                "devices.own=${splitkd.devices.orin-nx-8gb}",
                "fleet=[{device=own, count=2, f-ghz=0.5}]"));

    assertTrue(value(section, "devices.own").startsWith("cores 1024, "), section);
    assertEquals("count 2, device own, f-ghz 0.5", value(section, "fleet"));
    assertFalse(section.contains("devices.orin-nx-8gb"), section);
  }

  @Test
  void shouldLeaveOutWhatDoesNotConcernTheRun() {
    String compared = AssumptionsSection.render(true, false, CASE_STUDY);
    String distilled = AssumptionsSection.render(false, true, CASE_STUDY);
    String traced =
        AssumptionsSection.render(
            true, false, ScenarioFile.load(CaseStudy.file("sumo.conf"), List.of()).rendered());

    assertFalse(compared.contains("distillation.alpha"), compared);
    assertFalse(distilled.contains("policy.methods"), distilled);
    assertEquals("0.5", value(distilled, "distillation.alpha"));
    assertEquals("400", value(compared, "mobility.lap-los-side-m"));
    assertFalse(traced.contains("mobility.lap-los-side-m"), traced);
    assertEquals("ten-vehicles.csv", value(traced, "mobility.trace"));
  }

  private static String value(String section, String key) {
    return row(section, key).get(1);
  }

  private static String source(String section, String key) {
    return row(section, key).get(2);
  }

  private static List<String> row(String section, String key) {
    return ReportPages.table(section, "Assumptions with values and sources").stream()
        .filter(cells -> cells.get(0).endsWith(" " + key))
        .collect(Collectors.collectingAndThen(Collectors.toList(), rows -> rows.get(0)));
  }
}
