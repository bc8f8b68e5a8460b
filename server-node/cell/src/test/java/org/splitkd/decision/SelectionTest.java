package org.splitkd.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.policy.Assignment;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Serve;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Scenario;

class SelectionTest {

  private static final int SERVER_ONLY = 0;
  private static final int DEVICE_ONLY = 1;
  private static final int PROPOSED = 2;

  private static final Rates FAST = new Rates(6e8, 6e8);
  private static final Rates SLOW = new Rates(1e8, 1e8);

  @Test
  void shouldServeTheVehicleOfLeastPredictedDelay() {
    assertEquals(3, served("greedy", Map.of(2, SLOW, 3, FAST)));
  }

  @Test
  void shouldServeTheLowestIndexWhenDelaysAreEqual() {
    // Vehicles 1 and 2 are the same device.
    assertEquals(0, served("greedy", Map.of(0, FAST, 1, FAST)));
  }

  @Test
  void shouldKeepTheIndexOrderWhenAskedTo() {
    assertEquals(2, served("index", Map.of(2, SLOW, 3, FAST)));
  }

  @Test
  void shouldPassOverVehiclesOutOfCoverage() {
    assertEquals(3, served("greedy", Map.of(2, new Rates(0, 6e8), 3, SLOW)));
  }

  @Test
  void shouldWaitWhenNobodyIsInCoverage() {
    Choice choice =
        Asked.next(CaseStudy.with("policy.wait-s=0.25"), PROPOSED, Map.of(4, Rates.NONE));

    assertEquals(0.25, assertInstanceOf(Wait.class, choice).seconds());
  }

  @Test
  void shouldSayWhatItHasWeighed() {
    Choice choice = Asked.next(CaseStudy.with(), PROPOSED, Map.of(2, SLOW, 3, FAST, 4, Rates.NONE));

    assertEquals(List.of(2, 3), choice.why().weighed().stream().map(Weighed::vehicle).toList());
    Weighed chosen = choice.why().weighed().get(1);
    Assignment session = ((Serve) choice).sessions().get(0);
    assertEquals(session.cut(), chosen.cut());
    assertEquals(session.ghz(), chosen.ghz());
    assertEquals(FAST, chosen.rates());
    assertTrue(
        chosen.predicted().delaySeconds()
            < choice.why().weighed().get(0).predicted().delaySeconds());
  }

  @Test
  void shouldServeBenchmarksInIndexOrderAtFullFrequencyWhateverTheRates() {
    Map<Integer, Rates> unserved = Map.of(4, Rates.NONE, 5, FAST);

    assertServes(1, CaseStudy.with(), SERVER_ONLY, unserved);
    assertServes(11, CaseStudy.with(), DEVICE_ONLY, unserved);
    assertServes(15, CaseStudy.with("models.preset=real"), DEVICE_ONLY, unserved);
  }

  private static void assertServes(
      int cut, Scenario scenario, int method, Map<Integer, Rates> unserved) {
    Serve serve = assertInstanceOf(Serve.class, Asked.next(scenario, method, unserved));
    assertEquals(
        List.of(new Assignment(4, new CutLayer(cut), 2.52, Optional.empty())), serve.sessions());
  }

  private static int served(String selection, Map<Integer, Rates> unserved) {
    Choice choice = Asked.next(CaseStudy.with("policy.selection=" + selection), PROPOSED, unserved);
    return assertInstanceOf(Serve.class, choice).sessions().get(0).vehicle();
  }
}
