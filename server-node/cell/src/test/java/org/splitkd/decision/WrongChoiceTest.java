package org.splitkd.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.decision.Rounds.SCENARIO;
import static org.splitkd.decision.Rounds.WHY;
import static org.splitkd.decision.Rounds.cell;
import static org.splitkd.decision.Rounds.drives;
import static org.splitkd.decision.Rounds.factory;
import static org.splitkd.decision.Rounds.moment;
import static org.splitkd.decision.Rounds.result;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.policy.Assignment;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Serve;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.MethodSpec;

/** A policy's mistake becomes one line that names the policy. */
class WrongChoiceTest {

  static Stream<Arguments> wrong() {
    CutLayer one = new CutLayer(1);
    String chose = "policy odd: chose in round 2 at 8.0 s ";
    return Stream.of(
        Arguments.of((Policy) WrongChoiceTest::nothing, "policy odd: next returned null"),
        Arguments.of(
            (Policy) view -> Choice.serve(3, one, 2, WHY),
            chose + "vehicle index 3: must be one of the candidates"),
        Arguments.of(
            (Policy) view -> Choice.serve(1, new CutLayer(12), 2, WHY),
            chose + "cut 12: must be 1 to 11"),
        Arguments.of(
            (Policy) view -> Choice.serve(1, one, 9, WHY),
            chose + "a clock of 9.0 GHz: must be 0.21 to 2.52"),
        Arguments.of(
            (Policy) view -> Choice.serve(1, one, Double.NaN, WHY),
            chose + "a clock of NaN GHz: must be 0.21 to 2.52"),
        Arguments.of(
            (Policy) view -> new Serve(List.of(), WHY),
            chose
                + "0 sessions at once: must be one, as long as edge servers serve one vehicle at a"
                + " time"),
        Arguments.of(
            (Policy)
                view ->
                    new Serve(
                        Collections.nCopies(2, new Assignment(1, one, 2, Optional.empty())), WHY),
            chose
                + "2 sessions at once: must be one, as long as edge servers serve one vehicle at a"
                + " time"),
        Arguments.of(
            (Policy) view -> new Serve(List.of(new Assignment(1, one, 2, Optional.of("fp8"))), WHY),
            chose + "codec fp8: a policy cannot choose a codec yet"),
        Arguments.of(
            (Policy) view -> new Wait(0, WHY),
            chose + "a wait of 0.0 s: must be 0.001 s or more, and finite"),
        Arguments.of(
            (Policy) view -> new Wait(-1, WHY),
            chose + "a wait of -1.0 s: must be 0.001 s or more, and finite"),
        Arguments.of(
            (Policy) view -> new Wait(Double.NaN, WHY),
            chose + "a wait of NaN s: must be 0.001 s or more, and finite"),
        Arguments.of(
            (Policy) view -> new Wait(Double.POSITIVE_INFINITY, WHY),
            chose + "a wait of Infinity s: must be 0.001 s or more, and finite"));
  }

  @ParameterizedTest
  @MethodSource("wrong")
  void shouldRefuseWhatIsNotAllowed(Policy policy, String line) {
    assertEquals(line, failure(policy).getMessage());
    assertFalse(failure(policy).ofSettings());
  }

  @Test
  void shouldNameWhatAPolicyThrowsAndWhere() {
    assertTrue(
        line(view -> {
              throw new IllegalStateException("no\nluck");
            })
            .matches(
                "policy odd: next threw java.lang.IllegalStateException: no luck"
                    + " \\(WrongChoiceTest.java:\\d+\\)"));
    assertTrue(
        line(WrongChoiceTest::endless)
            .startsWith("policy odd: next threw java.lang.StackOverflowError"));
    assertTrue(
        line(view -> {
              throw new NoClassDefFoundError("gone/Away");
            })
            .startsWith("policy odd: next threw java.lang.NoClassDefFoundError: gone/Away"));
  }

  /** Returns null, as a policy compiled without NullAway may do. */
  @SuppressWarnings("NullAway")
  private static Choice nothing(RoundView view) {
    return null;
  }

  @SuppressWarnings("InfiniteRecursion")
  private static Choice endless(RoundView view) {
    return endless(view);
  }

  @Test
  void shouldNameAPolicyThatCannotTakeAResult() {
    CellPolicy policy =
        cell(
            new Policy() {
              @Override
              public Choice next(RoundView round) {
                return new Wait(1, WHY);
              }

              @Override
              public void observed(SessionResult result) {
                throw new IllegalArgumentException("so much");
              }
            });

    PolicyException failure = assertThrows(PolicyException.class, () -> policy.observed(result(1)));

    assertTrue(
        String.valueOf(failure.getMessage())
            .startsWith("policy odd: observed threw java.lang.IllegalArgumentException: so much ("),
        failure.getMessage());
  }

  @Test
  void shouldNotWaitForEver() {
    CellPolicy policy = cell(view -> new Wait(3600, Rationale.of("Not yet.")));
    List<Double> waits = new ArrayList<>();

    PolicyException failure =
        assertThrows(
            PolicyException.class,
            () -> {
              double now = 0;
              while (true) {
                now += ((Wait) policy.next(moment(now))).seconds();
                waits.add(now);
              }
            });

    assertEquals(168, waits.size());
    assertEquals(
        "policy odd: waits forever: no vehicle was served in 608400 s of emulated time and 169"
            + " decisions in round 2; it says: Not yet.",
        failure.getMessage());
  }

  @Test
  void shouldNameTheMethodToo() {
    MethodSpec spec =
        new MethodSpec(
            SCENARIO.policy().methods().get(0),
            factory(WrongChoiceTest::nothing),
            MethodSpec.named("server-only").settings());
    CellPolicy policy =
        new ScenarioPolicies(SCENARIO)
            .of(spec, drives(), 0, TrialDraw.sequence(1, 1, 10).get(0))
            .get();

    assertEquals(
        "policy made of method server-only: next returned null",
        assertThrows(PolicyException.class, () -> policy.next(moment(8))).getMessage());
  }

  private static String line(Policy policy) {
    return String.valueOf(failure(policy).getMessage());
  }

  private static PolicyException failure(Policy policy) {
    return assertThrows(PolicyException.class, () -> cell(policy).next(moment(8)));
  }
}
