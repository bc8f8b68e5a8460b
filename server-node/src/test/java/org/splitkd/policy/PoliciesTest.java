package org.splitkd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.policy.Policy.Candidate;
import org.splitkd.policy.Policy.Serve;
import org.splitkd.policy.Policy.Wait;
import org.splitkd.radio.Rates;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioException;
import org.splitkd.scenario.ScenarioFile;

class PoliciesTest {

  @Test
  void shouldGiveAMethodThePolicyAndTheSettingsThatItNames() {
    Scenario scenario =
        CaseStudy.with(
            "policy.methods=[patient,proposed,everything-there]",
            "policy.settings.patient={policy=proposed,wait-s=3,selection=index}",
            "policy.settings.proposed={wait-s=2}",
            "policy.settings.everything-there={policy=server-only}");
    List<Candidate> nobody = List.of(new Candidate(0, Rates.NONE));

    assertEquals(new Wait(3), policy(scenario, 0).next(nobody));
    assertEquals(new Wait(2), policy(scenario, 1).next(nobody));
    assertEquals(policy(CaseStudy.with("policy.methods=[server-only]"), 0), policy(scenario, 2));
  }

  @Test
  void shouldDecideOtherwiseUnderAnotherLimit() {
    Scenario scenario =
        CaseStudy.with(
            "policy.methods=[proposed,eager]", "policy.settings.eager={policy=proposed,beta=3}");
    List<Candidate> first = List.of(new Candidate(0, new Rates(4e8, 4e8)));

    Serve strict = (Serve) policy(scenario, 0).next(first);
    Serve eager = (Serve) policy(scenario, 1).next(first);

    assertNotEquals(strict, eager);
    assertEquals(
        eager, policy(CaseStudy.with("policy.methods=[proposed]", "policy.beta=3"), 0).next(first));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          policy.methods=[proposed,best] | policy.methods: unknown policy "best": must be one of server-only, device-only, proposed
          distillation.method=best | distillation.method: unknown policy "best": must be one of server-only, device-only, proposed
          policy.settings.best={beta=2} | policy.settings.best: unknown policy "best": must be one of server-only, device-only, proposed
          policy.settings.proposed={policy=best} | policy.settings.proposed.policy: unknown policy "best": must be one of server-only, device-only, proposed
          policy.settings.best={policy=proposed,bta=2} | policy.settings.best.bta: unknown key, nearest is beta
          policy.settings.proposed={beta=0} | policy.settings.proposed.beta = 0: must be above 0, at most 100
          policy.settings.server-only={beta=2} | policy.settings.server-only.beta: unknown key
          """)
  void shouldComplainInOneLine(String set, String complaint) {
    ScenarioException wrong =
        assertThrows(
            ScenarioException.class,
            () ->
                Policies.checked(
                    ScenarioFile.load(CaseStudy.file("case-study.conf"), List.of(set))));

    assertEquals("--set: " + complaint, wrong.getMessage());
  }

  private static Policy policy(Scenario scenario, int method) {
    return Policies.of(scenario.policy().compared().get(method), scenario);
  }
}
