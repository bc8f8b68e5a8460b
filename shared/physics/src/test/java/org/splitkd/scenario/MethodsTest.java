package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.typesafe.config.ConfigFactory;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.scenario.text.ScenarioException;

/** Methods are names for policies with settings of their own. */
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
    Scenario scenario = Scenarios.caseStudy("policy.methods=[server-only,proposed]");

    assertEquals(
        List.of(new Method("server-only"), new Method("proposed")), scenario.policy().methods());
    assertEquals(MethodSpec.named("server-only"), scenario.policy().compared().get(0));
  }

  @Test
  void shouldCompareAPolicyWithItselfUnderOtherSettings() {
    Scenario scenario =
        Scenarios.caseStudy(
            "policy.methods=[proposed,eager]", EAGER, "policy.selection=index", "policy.wait-s=2");

    MethodSpec eager = scenario.policy().compared().get(1);
    assertEquals("proposed", eager.policy());
    assertEquals(1.3, eager.settings().number("beta"));
    assertEquals(1.15, scenario.policy().compared().get(0).settings().number("beta"));
    assertEquals("index", eager.settings().text("selection"));
    assertEquals(2, eager.settings().number("wait-s"));
    assertEquals(true, eager.settings().flag("respect-memory"));
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

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy.methods=[proposed,foo] | policy.methods[1] = foo: no policy of that name: there are %s
          distillation.method=foo | distillation.method = foo: no policy of that name: there are %s
          policy.settings.foo={beta=2} | policy.settings.foo = { … }: no policy of that name: there are %s
          policy.settings.proposed={policy=foo} | policy.settings.proposed.policy = foo: no policy of that name: there are %s
          policy.settings.x={policy=proposed,bta=2} | policy.settings.x.bta: unknown key, nearest is beta
          policy.settings.x={policy=proposed,beta=0} | policy.settings.x.beta = 0: must be above 0, at most 100
          policy.settings.x={policy=proposed,selection=best} | policy.settings.x.selection = best: must be greedy or index
          policy.settings.x={policy=proposed,wait-s=0} | policy.settings.x.wait-s = 0: must be 0.001 to 3600
          policy.settings.server-only={beta=2} | policy.settings.server-only.beta: unknown key, nearest is policy
          """)
  void shouldComplainInOneLine(String set, String complaint) {
    ScenarioException wrong = assertThrows(ScenarioException.class, () -> Scenarios.caseStudy(set));

    assertEquals(
        "--set: "
            + complaint.formatted(
                "battery-aware, card, delay-price, device-only, exact-order, greedy-delay, neurosurgeon, proposed, random, server-only (built in)"),
        wrong.getMessage());
  }

  @Test
  void shouldLeaveOutThePapersClaimsAboutOtherMethods() {
    assertEquals(
        List.of("energy of proposed below device-only"),
        claims("policy.methods=[device-only,proposed,eager]", EAGER));
    assertEquals(List.of(), claims("policy.methods=[eager]", EAGER));
  }

  @Test
  void shouldTakeTheScenariosOwnClaims() {
    assertEquals(List.of(), claims("claims=[]"));
    assertEquals(
        List.of("wasted energy of eager below proposed", "delay of eager below proposed"),
        claims(
            "policy.methods=[proposed,eager]",
            EAGER,
            "claims=[{method=eager,reference=proposed,measure=wasted-energy,at-least=0.05},"
                + "{method=eager,reference=proposed,measure=delay,at-least=-0.1,source=\"a bet\"}]"));
  }

  private static List<String> claims(String... sets) {
    return Scenarios.caseStudy(sets).policy().claims().stream().map(ExpectedSaving::text).toList();
  }

  private static List<String> described(Scenario scenario) {
    return scenario.policy().described().stream().map(m -> m.method().label()).toList();
  }
}
