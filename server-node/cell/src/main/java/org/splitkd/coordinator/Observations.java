package org.splitkd.coordinator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.splitkd.api.policy.SessionResult;
import org.splitkd.cost.SessionCharge;
import org.splitkd.decision.CellPolicy;

/**
 * Tells the policy of a cell the results of its sessions, each once and in order. The results are
 * read from the cell's state, whether they are new or come from the journal, so a new policy after
 * a crash is told everything its predecessor was told.
 */
final class Observations {

  private final CellPolicy policy;

  /** Number of rounds told completely. */
  private int rounds;

  /** Order of the last session told in the next round; 0 for none. */
  private int order;

  Observations(CellPolicy policy) {
    this.policy = policy;
  }

  /** Tells the policy the results it has not been told yet. */
  void tell(CellState state) {
    for (; rounds < state.rounds().size(); rounds++) {
      RoundResult over = state.rounds().get(rounds);
      tell(over.sessions(), over.aborted());
      order = 0;
    }
    RoundState round = state.round();
    if (round.round() > rounds) {
      tell(round.committed(), round.aborted());
    }
  }

  private void tell(List<CommittedSession> committed, List<AbortedSession> aborted) {
    List<SessionResult> news = new ArrayList<>();
    for (CommittedSession done : committed) {
      if (done.order() > order) {
        news.add(result(done, aborted));
      }
    }
    for (AbortedSession gone : aborted) {
      if (gone.order() > order) {
        gone.chosen().ifPresent(chosen -> news.add(result(gone, chosen)));
      }
    }
    news.sort(Comparator.comparingInt(SessionResult::order));
    for (SessionResult result : news) {
      order = result.order();
      policy.observed(result);
    }
  }

  private static SessionResult result(CommittedSession done, List<AbortedSession> aborted) {
    int attempts = (int) aborted.stream().filter(gone -> gone.vehicle() == done.vehicle()).count();
    SessionCharge charge = done.charge();
    return new SessionResult(
        done.vehicle(),
        done.round(),
        done.order(),
        attempts + 1,
        done.cut(),
        done.ghz(),
        charge.span(),
        charge.time(),
        charge.energy(),
        done.joules(),
        Optional.empty(),
        done.learning().tokens() > 0
            ? OptionalDouble.of(done.learning().loss())
            : OptionalDouble.empty());
  }

  private static SessionResult result(AbortedSession gone, AbortedSession.Chosen chosen) {
    SessionCharge spent = gone.spent();
    return new SessionResult(
        gone.vehicle(),
        gone.round(),
        gone.order(),
        gone.attempt(),
        chosen.cut(),
        chosen.ghz(),
        spent.span(),
        spent.time(),
        spent.energy(),
        gone.joules(),
        Optional.of(gone.kind()),
        OptionalDouble.empty());
  }
}
