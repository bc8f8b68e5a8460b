package org.splitkd.edge;

import java.util.Optional;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.SessionId;

/** How a training session ended. */
public sealed interface SessionOutcome {

  SessionId session();

  /**
   * It ran to its end, was charged, and its student is kept.
   *
   * @param student its name; empty where nothing is learned
   */
  record Completed(
      SessionId session,
      SessionCharge charge,
      SessionLearning learning,
      Optional<CheckpointId> student)
      implements SessionOutcome {}

  /**
   * It did not, and nothing of it is applied.
   *
   * @param spent wasted, from its start until it was over
   */
  record Aborted(SessionId session, AbortKind kind, String reason, SessionCharge spent)
      implements SessionOutcome {}

  /**
   * It was lost with what it ran on, which is no part of what is emulated: it is to begin anew, as
   * if it had not begun.
   */
  record Interrupted(SessionId session, String reason) implements SessionOutcome {}
}
