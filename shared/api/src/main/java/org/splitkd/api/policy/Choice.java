package org.splitkd.api.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splitkd.model.CutLayer;

/** The next step that a policy chooses. */
public sealed interface Choice {

  /** The reason, for human readers. */
  Rationale why();

  /**
   * Starts sessions.
   *
   * @param sessions at least one. Current edge servers serve one vehicle at a time and reject
   *     several
   */
  record Serve(List<Assignment> sessions, Rationale why) implements Choice {
    public Serve {
      sessions = List.copyOf(sessions);
      Objects.requireNonNull(why);
    }
  }

  /**
   * Serves no vehicle for a while; then the policy is asked again.
   *
   * @param seconds of emulated time, at least {@value #LEAST_SECONDS}
   */
  record Wait(double seconds, Rationale why) implements Choice {

    /** With a shorter wait, emulated time would hardly advance. */
    public static final double LEAST_SECONDS = 0.001;

    public Wait {
      Objects.requireNonNull(why);
    }
  }

  /**
   * Ends the turns of some vehicles in this round without a session, for instance to spare their
   * batteries.
   *
   * @param vehicles candidates, at least one
   */
  record PassOver(List<Integer> vehicles, Rationale why) implements Choice {
    public PassOver {
      vehicles = List.copyOf(vehicles);
      Objects.requireNonNull(why);
    }
  }

  /** Serves one vehicle. */
  static Choice serve(int vehicle, CutLayer cut, double ghz, Rationale why) {
    return new Serve(List.of(new Assignment(vehicle, cut, ghz, Optional.empty())), why);
  }
}
