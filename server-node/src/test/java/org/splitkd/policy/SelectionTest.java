package org.splitkd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.Policy.Candidate;
import org.splitkd.policy.Policy.Serve;
import org.splitkd.policy.Policy.Wait;
import org.splitkd.scenario.Method;

class SelectionTest {

  private static final Rates FAST = new Rates(6e8, 6e8);
  private static final Rates SLOW = new Rates(1e8, 1e8);

  @Test
  void shouldServeTheVehicleOfLeastPredictedDelay() {
    assertEquals(3, served("greedy", new Candidate(2, SLOW), new Candidate(3, FAST)));
  }

  @Test
  void shouldServeTheLowestIndexWhenDelaysAreEqual() {
    // Vehicles 1 and 2 are the same device.
    assertEquals(0, served("greedy", new Candidate(0, FAST), new Candidate(1, FAST)));
  }

  @Test
  void shouldKeepTheIndexOrderWhenAskedTo() {
    assertEquals(2, served("index", new Candidate(2, SLOW), new Candidate(3, FAST)));
  }

  @Test
  void shouldPassOverVehiclesOutOfCoverage() {
    assertEquals(3, served("greedy", new Candidate(2, new Rates(0, 6e8)), new Candidate(3, SLOW)));
  }

  @Test
  void shouldWaitWhenNobodyIsInCoverage() {
    Policy greedy = Policies.of(Method.PROPOSED, CaseStudy.with("policy.wait-s=0.25"));

    assertEquals(new Wait(0.25), greedy.next(List.of(new Candidate(4, Rates.NONE))));
  }

  @Test
  void shouldServeBenchmarksInIndexOrderAtFullFrequencyWhateverTheRates() {
    List<Candidate> unserved = List.of(new Candidate(4, Rates.NONE), new Candidate(5, FAST));

    assertEquals(
        new Serve(4, new CutLayer(1), 2.52),
        Policies.of(Method.SERVER_ONLY, CaseStudy.with()).next(unserved));
    assertEquals(
        new Serve(4, new CutLayer(11), 2.52),
        Policies.of(Method.DEVICE_ONLY, CaseStudy.with()).next(unserved));
    assertEquals(
        new Serve(4, new CutLayer(15), 2.52),
        Policies.of(Method.DEVICE_ONLY, CaseStudy.with("models.preset=real")).next(unserved));
  }

  private static int served(String selection, Candidate... unserved) {
    Policy policy = Policies.of(Method.PROPOSED, CaseStudy.with("policy.selection=" + selection));
    return assertInstanceOf(Serve.class, policy.next(List.of(unserved))).vehicle();
  }
}
