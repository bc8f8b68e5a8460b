package org.splitkd.policy;

import java.util.List;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/** Decides, before every session of a round, what happens next. */
@FunctionalInterface
public interface Policy {

  /** A vehicle that has not been served in this round, and its rates now. */
  record Candidate(int vehicle, Rates rates) {}

  /** What happens next. */
  sealed interface Choice {}

  /** Serve a vehicle with a cut and a GPU frequency. */
  record Serve(int vehicle, CutLayer cut, double ghz) implements Choice {}

  /** Serve nobody for a while, then look again. */
  record Wait(double seconds) implements Choice {}

  /** A candidate that was weighed against the others. */
  record Weighed(Candidate candidate, Decision decision) {}

  /**
   * What {@link #next} weighs, for whoever wants to know why; nothing where it weighs nothing.
   *
   * @param unserved as for {@link #next}
   */
  default List<Weighed> weighed(List<Candidate> unserved) {
    return List.of();
  }

  /**
   * What happens next.
   *
   * @param unserved at least one candidate, in index order
   */
  Choice next(List<Candidate> unserved);
}
