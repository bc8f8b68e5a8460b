package org.splitkd.edge;

import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.SessionId;

/** How a training session ended. */
public sealed interface SessionOutcome {

  SessionId session();

  /** It ran to its end, its student is the committed one, and it was charged. */
  record Completed(SessionId session, SessionCharge charge, SessionLearning learning)
      implements SessionOutcome {}

  /** It did not: nothing of it is charged or applied. */
  record Aborted(SessionId session, String reason) implements SessionOutcome {}

  /** The GPU did not say whether it committed, so nobody knows what the student is. */
  record Unresolved(SessionId session) implements SessionOutcome {}
}
