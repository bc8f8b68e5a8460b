package org.splitkd.api.policy;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.splitkd.model.CutLayer;

/** What a policy wants to happen next. */
public sealed interface Choice {

  /** Why, for people. */
  Rationale why();

  /**
   * Sessions begin.
   *
   * @param sessions at least one. The edge servers of today serve one vehicle at a time and refuse
   *     several
   */
  record Serve(List<Assignment> sessions, Rationale why) implements Choice {
    public Serve {
      sessions = List.copyOf(sessions);
      Objects.requireNonNull(why);
    }
  }

  /**
   * Nobody is served for a while; then the policy is asked again.
   *
   * @param seconds of emulated time, at least {@value #LEAST_SECONDS}
   */
  record Wait(double seconds, Rationale why) implements Choice {

    /** With less, emulated time would hardly go on. */
    public static final double LEAST_SECONDS = 0.001;

    public Wait {
      Objects.requireNonNull(why);
    }
  }

  /** One vehicle is served. */
  static Choice serve(int vehicle, CutLayer cut, double ghz, Rationale why) {
    return new Serve(List.of(new Assignment(vehicle, cut, ghz, Optional.empty())), why);
  }
}
