package org.splitkd.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.decision.Rounds.WHY;
import static org.splitkd.decision.Rounds.cell;
import static org.splitkd.decision.Rounds.drives;
import static org.splitkd.decision.Rounds.factory;
import static org.splitkd.decision.Rounds.moment;
import static org.splitkd.decision.Rounds.rates;
import static org.splitkd.decision.Rounds.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Serve;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Forecast;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/** A policy's view of a round. */
class CellPolicyTest {

  @Test
  void shouldBePatientAgainAfterASession() {
    CellPolicy policy =
        cell(
            view ->
                view.now().seconds() % 500_000 == 0
                    ? Choice.serve(1, new CutLayer(1), 2, WHY)
                    : new Wait(100_000, WHY));

    for (int i = 1; i <= 30; i++) {
      policy.next(moment(100_000.0 * i));
    }
  }

  /** The vehicles tried least often are offered first, the others if the policy waits. */
  @Test
  void shouldOfferTheOthersWhereThePolicyWaits() {
    List<List<Integer>> offered = new ArrayList<>();
    CellPolicy policy =
        cell(
            view -> {
              offered.add(view.candidates());
              return view.candidates().contains(2)
                  ? Choice.serve(2, new CutLayer(1), 2, WHY)
                  : new Wait(1, WHY);
            });

    Choice choice = policy.next(moment(8));

    assertEquals(2, ((Serve) choice).sessions().get(0).vehicle());
    assertEquals(List.of(List.of(1), List.of(2)), offered);
  }

  @Test
  void shouldShowTheRound() {
    List<SessionResult> told = new ArrayList<>();
    CellPolicy policy =
        cell(
            new Policy() {
              @Override
              public Choice next(RoundView view) {
                assertEquals(2, view.round());
                assertEquals(new EmulatedInstant(8), view.now());
                assertEquals(List.of(0), view.served());
                assertEquals(rates(1), view.rates(1));
                assertEquals(told, view.results());
                assertEquals(Optional.empty(), view.battery(1));
                // 0.01 Wh are 36 J, of which 9 are drawn.
                assertEquals(0.75, view.battery(6).orElseThrow().share(), 1e-12);
                assertTrue(view.fitsMemory(0, new CutLayer(11)));
                assertEquals(
                    1.15 * view.predict(1, new CutLayer(1), 2.52).delaySeconds(),
                    view.limitSeconds(1),
                    1e-9);
                Forecast forecast = view.forecast().orElseThrow();
                assertEquals(rates(5), forecast.rates(5, view.now()));
                // 6·10⁸ bits at 10⁸ and 6·10⁸ bit/s.
                assertEquals(
                    OptionalDouble.of(6), forecast.sendSeconds(0, new EmulatedInstant(0), 6e8));
                assertEquals(
                    1, forecast.receiveSeconds(0, new EmulatedInstant(0), 6e8).orElseThrow(), 1e-9);
                assertTrue(forecast.sendSeconds(9, view.now(), 1).isEmpty());
                return Choice.serve(1, new CutLayer(1), 2, WHY);
              }

              @Override
              public void observed(SessionResult result) {
                told.add(result);
              }
            });
    policy.observed(result(1));
    policy.observed(result(2));

    policy.next(moment(8));

    assertEquals(2, told.size());
    assertTrue(told.get(0).committed());
    assertFalse(told.get(0).wasted());
  }

  @Test
  void shouldDrawTheSameNumbersForTheSameDecisionAndOthersForAnother() {
    List<Long> drawn = new ArrayList<>();
    CellPolicy policy =
        cell(
            view -> {
              drawn.add(view.random().nextLong());
              return Choice.serve(1, new CutLayer(1), 2, WHY);
            });

    policy.next(moment(8));
    policy.next(moment(9));
    policy.next(moment(8));

    assertEquals(drawn.get(0), drawn.get(2));
    assertNotEquals(drawn.get(0), drawn.get(1));
  }

  @Test
  void shouldKnowWhereVehiclesAreAndForecastOnlyWhereAllowed() {
    Scenario blind = CaseStudy.with("policy.forecast=off");
    TrialDraw draw = TrialDraw.sequence(1, 1, 10).get(0);
    PolicyFactory factory =
        factory(
            view -> {
              assertEquals(Optional.empty(), view.forecast());
              assertTrue(view.position(1).isPresent());
              return Choice.serve(1, new CutLayer(1), 2, WHY);
            });
    MethodSpec spec =
        new MethodSpec(
            blind.policy().methods().get(0), factory, MethodSpec.named("server-only").settings());

    new ScenarioPolicies(blind).of(spec, drives(), 0, draw).get().next(moment(8));
  }
}
