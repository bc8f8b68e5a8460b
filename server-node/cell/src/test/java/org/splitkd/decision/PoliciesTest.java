package org.splitkd.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.radio.Rates;
import org.splitkd.scenario.Scenario;

/** Methods are policies with their own settings. */
class PoliciesTest {

  @Test
  void shouldGiveAMethodThePolicyAndTheSettingsThatItNames() {
    Scenario scenario =
        CaseStudy.with(
            "policy.methods=[patient,proposed,everything-there]",
            "policy.settings.patient={policy=proposed,wait-s=3,selection=index}",
            "policy.settings.proposed={wait-s=2}",
            "policy.settings.everything-there={policy=server-only}");
    Map<Integer, Rates> nobody = Map.of(0, Rates.NONE);

    assertEquals(3, ((Wait) Asked.next(scenario, 0, nobody)).seconds());
    assertEquals(2, ((Wait) Asked.next(scenario, 1, nobody)).seconds());
    assertEquals(
        Asked.next(CaseStudy.with("policy.methods=[server-only]"), 0, nobody),
        Asked.next(scenario, 2, nobody));
  }

  @Test
  void shouldDecideOtherwiseUnderAnotherLimit() {
    Scenario scenario =
        CaseStudy.with(
            "policy.methods=[proposed,eager]", "policy.settings.eager={policy=proposed,beta=3}");
    Map<Integer, Rates> first = Map.of(0, new Rates(4e8, 4e8));

    Choice strict = Asked.next(scenario, 0, first);
    Choice eager = Asked.next(scenario, 1, first);

    assertNotEquals(strict, eager);
    assertEquals(
        eager, Asked.next(CaseStudy.with("policy.methods=[proposed]", "policy.beta=3"), 0, first));
  }
}
