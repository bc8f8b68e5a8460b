package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.scenario.Scenario.Selection;

/** Methods are names, and the policies behind them have settings of their own. */
class MethodsTest {

  private static final String EAGER = "policy.settings.eager={policy=proposed,beta=1.3}";

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "9lives", "Proposed", "a_b", "a b", "größer", "a,b"})
  void shouldRefuseNames(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Method(name));
    assertEquals(true, Method.labelled(name).isEmpty());
  }

  @Test
  void shouldTakeNamesOfAtMost32Characters() {
    String longest = "a" + "-9".repeat(15) + "z";

    assertEquals(32, new Method(longest).label().length());
    assertThrows(IllegalArgumentException.class, () -> new Method(longest + "z"));
  }

  @Test
  void shouldBeItsOwnPolicyWithoutSettings() {
    Scenario scenario = Scenarios.caseStudy("policy.methods=[my-policy,proposed]");

    assertEquals(
        List.of(new Method("my-policy"), new Method("proposed")), scenario.policy().methods());
    assertEquals(MethodSpec.named("my-policy"), scenario.policy().compared().get(0));
  }

  @Test
  void shouldCompareAPolicyWithItselfUnderOtherSettings() {
    Scenario scenario = Scenarios.caseStudy("policy.methods=[proposed,eager]", EAGER);

    MethodSpec eager = scenario.policy().compared().get(1);
    assertEquals("proposed", eager.policy());
    assertEquals(ConfigFactory.parseString("beta=1.3"), eager.settings());
    assertEquals(
        new ProposedSettings(1.3, Selection.GREEDY, true, 0.5),
        ProposedSettings.of(eager, scenario.policy()));
    assertEquals(
        new ProposedSettings(1.15, Selection.GREEDY, true, 0.5),
        ProposedSettings.of(scenario.policy().compared().get(0), scenario.policy()));
  }

  @Test
  void shouldDecideADistillationWithSettingsToo() {
    Scenario scenario = Scenarios.caseStudy("distillation.method=eager", EAGER);

    assertEquals("proposed", scenario.distillation().course().decides().policy());
    assertEquals(List.of("eager"), described(scenario));
  }

  @Test
  void shouldKeepSettingsInWhatIsRendered() {
    String rendered =
        ScenarioFile.load(Scenarios.CASE_STUDY, List.of("policy.methods=[proposed,eager]", EAGER))
            .rendered();

    assertEquals(
        ConfigFactory.parseString("policy=proposed,beta=1.3"),
        ConfigFactory.parseString(rendered).getConfig("splitkd.policy.settings.eager"));
  }

  @Test
  void shouldSayWhereAPolicyIsNamed() {
    Scenario scenario =
        Scenarios.caseStudy(
            "policy.methods=[a,b,c]",
            "policy.settings.b={beta=2}",
            "policy.settings.c={policy=best,beta=2}",
            "distillation.method=d");

    List<String> complaints =
        scenario.policy().compared().stream().map(m -> m.wrong("no").getMessage()).toList();
    assertEquals(
        List.of(
            "--set: policy.methods: no",
            "--set: policy.methods: no",
            "--set: policy.settings.c.policy: no"),
        complaints);
    assertEquals(
        "--set: distillation.method: no",
        scenario.distillation().course().decides().wrong("no").getMessage());
    assertEquals(
        Scenarios.CASE_STUDY + ": policy.methods: no",
        Scenarios.caseStudy().policy().compared().get(0).wrong("no").getMessage());
  }

  @Test
  void shouldCheckTheSettingsOfTheProposedPolicy() {
    assertWrong("beta=0", "--set: policy.settings.x.beta = 0: must be above 0, at most 100");
    assertWrong(
        "selection=best", "--set: policy.settings.x.selection = best: must be greedy or index");
    assertWrong("bta=1", "--set: policy.settings.x.bta: unknown key, nearest is beta");
    assertWrong("wait-s=0", "--set: policy.settings.x.wait-s = 0: must be 0.001 to 3600");
  }

  private static void assertWrong(String setting, String complaint) {
    Scenario scenario =
        Scenarios.caseStudy(
            "policy.methods=[x]", "policy.settings.x={policy=proposed," + setting + "}");
    ScenarioException wrong =
        assertThrows(
            ScenarioException.class,
            () -> ProposedSettings.of(scenario.policy().compared().get(0), scenario.policy()));
    assertEquals(complaint, wrong.getMessage());
  }

  private static List<String> described(Scenario scenario) {
    return scenario.policy().described().stream().map(m -> m.method().label()).toList();
  }
}
