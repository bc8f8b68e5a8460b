package org.splitkd.report.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.report.Fixture;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** The ledger sums to its parts, whichever sessions completed or were aborted. */
@Tag("slow")
class LedgerLawTest {

  private static final double ROUNDING = 1e-6;

  /** A session after a wait of {@code pause} seconds. */
  record Step(double pause, boolean completes, TimeParts time, EnergyParts energy) {}

  @Property
  void shouldSumToItsParts(
      @ForAll("rounds") List<List<Step>> rounds,
      @ForAll boolean waiting,
      @ForAll boolean baseStation) {
    Accounting accounting = new Accounting(waiting, baseStation);
    double waits = 0;
    double seconds = 0;
    double wasted = 0;
    double counted = 0;
    for (Step step : rounds.stream().flatMap(List::stream).toList()) {
      waits += step.pause();
      seconds += step.pause() + step.time().sum();
      wasted += step.completes() ? 0 : step.time().sum();
      counted += accounting.joules(step.energy());
    }

    DistillationLedger ledger =
        DistillationLedger.of(played(rounds, accounting), Fixture.DEFAULT.scenario().workload());

    assertEquals(seconds, ledger.seconds(), ROUNDING);
    assertEquals(waits, ledger.waitingSeconds(), ROUNDING);
    assertEquals(wasted, ledger.wasted().seconds(), ROUNDING);
    assertEquals(
        seconds,
        ledger.time().sum() + ledger.wasted().time().sum() + ledger.waitingSeconds(),
        ROUNDING);
    assertEquals(counted, ledger.joules(), ROUNDING);
    assertEquals(counted, accounting.joules(ledger.energy()) + ledger.wasted().joules(), ROUNDING);
    assertEquals(ledger.wasted().joules(), accounting.joules(ledger.wasted().energy()), ROUNDING);
  }

  @Provide
  Arbitrary<List<List<Step>>> rounds() {
    Arbitrary<Double> amount = Arbitraries.doubles().between(0, 1000);
    Arbitrary<TimeParts> time =
        Combinators.combine(amount, amount, amount, amount).as(TimeParts::new);
    Arbitrary<EnergyParts> energy =
        Combinators.combine(amount, amount, amount, amount, amount, amount, amount)
            .as(EnergyParts::new);
    Arbitrary<Double> wait =
        Arbitraries.oneOf(Arbitraries.just(0.0), Arbitraries.doubles().between(0, 100));
    return Combinators.combine(wait, Arbitraries.of(true, false), time, energy)
        .as(Step::new)
        .list()
        .ofMaxSize(8)
        .list()
        .ofMinSize(1)
        .ofMaxSize(3);
  }

  private static List<DistillationRound> played(List<List<Step>> rounds, Accounting accounting) {
    List<DistillationRound> played = new ArrayList<>();
    EmulatedInstant now = EmulatedInstant.START;
    for (List<Step> steps : rounds) {
      RoundResult round = played(played.size() + 1, now, steps, accounting);
      played.add(DistillationRound.of(round, Optional.empty()));
      now = round.end();
    }
    return played;
  }

  private static RoundResult played(
      int round, EmulatedInstant start, List<Step> steps, Accounting accounting) {
    List<CommittedSession> committed = new ArrayList<>();
    List<AbortedSession> aborted = new ArrayList<>();
    EmulatedInstant now = start;
    for (int order = 1; order <= steps.size(); order++) {
      Step step = steps.get(order - 1);
      Interval span = Interval.lasting(now.plusSeconds(step.pause()), step.time().sum());
      SessionCharge charge = new SessionCharge(span, step.time(), step.energy());
      double joules = accounting.joules(step.energy());
      if (step.completes()) {
        committed.add(
            new CommittedSession(
                round, order, 0, new CutLayer(1), 2, charge, joules, SessionLearning.NONE));
      } else {
        aborted.add(
            new AbortedSession(
                round,
                order,
                0,
                1,
                Optional.empty(),
                charge,
                joules,
                AbortKind.SILENCE,
                "silent",
                true));
      }
      now = span.end();
    }
    return new RoundResult(round, committed, aborted, start, now, Optional.empty());
  }
}
