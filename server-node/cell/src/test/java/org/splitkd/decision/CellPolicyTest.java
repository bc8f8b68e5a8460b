package org.splitkd.decision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.CaseStudy;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.policy.Assignment;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Choice.Serve;
import org.splitkd.api.policy.Choice.Wait;
import org.splitkd.api.policy.Forecast;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.PolicyContext;
import org.splitkd.api.policy.PolicyFactory;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.RoundView;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** What a policy sees, and what comes of what it does wrong: one line that names it. */
class CellPolicyTest {

  private static final Rationale WHY = Rationale.of("Because.");
  private static final Scenario SCENARIO =
      CaseStudy.with("devices.orin-nx-8gb.battery-wh=0.01", "run.seed=7");

  static Stream<Arguments> wrong() {
    CutLayer one = new CutLayer(1);
    String chose = "policy odd: chose in round 2 at 8.0 s ";
    return Stream.of(
        Arguments.of((Policy) CellPolicyTest::nothing, "policy odd: next returned null"),
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
                    + " \\(CellPolicyTest.java:\\d+\\)"));
    assertTrue(
        line(CellPolicyTest::endless)
            .startsWith("policy odd: next threw java.lang.StackOverflowError"));
    assertTrue(
        line(view -> {
              throw new NoClassDefFoundError("gone/Away");
            })
            .startsWith("policy odd: next threw java.lang.NoClassDefFoundError: gone/Away"));
  }

  /** As a policy that was not compiled with NullAway may do. */
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
        "policy odd: waits for ever: nobody was served in 608400 s of emulated time and 169"
            + " decisions in round 2; it says: Not yet.",
        failure.getMessage());
  }

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

  /** The vehicles that were tried least often are offered first, the others where it waits. */
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

  @Test
  void shouldNameTheMethodToo() {
    MethodSpec spec =
        new MethodSpec(
            SCENARIO.policy().methods().get(0),
            factory(CellPolicyTest::nothing),
            MethodSpec.named("server-only").settings());
    CellPolicy policy =
        new ScenarioPolicies(SCENARIO)
            .of(spec, drives(), 0, TrialDraw.sequence(1, 1, 10).get(0))
            .get();

    assertEquals(
        "policy made of method server-only: next returned null",
        assertThrows(PolicyException.class, () -> policy.next(moment(8))).getMessage());
  }

  private static PolicyFactory factory(Policy policy) {
    return new PolicyFactory() {
      @Override
      public String name() {
        return "made";
      }

      @Override
      public String summary() {
        return "For a test.";
      }

      @Override
      public List<Setting> settings() {
        return List.of();
      }

      @Override
      public Policy create(Settings settings, PolicyContext context) {
        return policy;
      }
    };
  }

  private static String line(Policy policy) {
    return String.valueOf(failure(policy).getMessage());
  }

  private static PolicyException failure(Policy policy) {
    return assertThrows(PolicyException.class, () -> cell(policy).next(moment(8)));
  }

  private static CellPolicy cell(Policy policy) {
    return CellPolicy.of(
        "odd", policy, new Site(SCENARIO, ScenarioCosts.of(SCENARIO), drives(), List::of, 0));
  }

  private static List<Drive> drives() {
    List<Drive> drives = new ArrayList<>();
    for (int vehicle = 0; vehicle < 10; vehicle++) {
      drives.add(Drive.constant(rates(vehicle)));
    }
    return drives;
  }

  /** The last vehicle cannot send. */
  private static Rates rates(int vehicle) {
    return new Rates(vehicle == 9 ? 0 : 1e8, 6e8);
  }

  private static Moment moment(double at) {
    List<Rates> rates = new ArrayList<>();
    for (int vehicle = 0; vehicle < 10; vehicle++) {
      rates.add(rates(vehicle));
    }
    return new Moment(
        new EmulatedInstant(at),
        2,
        3,
        List.of(List.of(1), List.of(2)),
        List.of(0),
        rates,
        Collections.nCopies(10, 9.0));
  }

  private static SessionResult result(int order) {
    return new SessionResult(
        0,
        1,
        order,
        1,
        new CutLayer(1),
        2,
        new Interval(EmulatedInstant.START, new EmulatedInstant(4)),
        TimeParts.NONE,
        EnergyParts.NONE,
        5,
        Optional.empty(),
        OptionalDouble.empty());
  }
}
