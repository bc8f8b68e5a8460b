package org.splitkd.edge;

import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.SessionId;

/** The outcome of a training session. */
public sealed interface SessionOutcome {

  SessionId session();

  /**
   * The session ran to its end, was charged, and its student is stored.
   *
   * @param student its name; empty if nothing is learned
   */
  record Completed(
      SessionId session,
      SessionCharge charge,
      SessionLearning learning,
      Optional<CheckpointId> student)
      implements SessionOutcome {}

  /**
   * The session was aborted, and none of its results are applied.
   *
   * @param spent the time and energy wasted, from its start until it was over
   */
  record Aborted(SessionId session, AbortKind kind, String reason, SessionCharge spent)
      implements SessionOutcome {}

  /**
   * The session was lost with the node it ran on, which is not part of the emulation. It must start
   * over as if it had not begun.
   */
  record Interrupted(SessionId session, String reason) implements SessionOutcome {}
}
