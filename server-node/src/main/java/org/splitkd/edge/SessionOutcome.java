package org.splitkd.edge;

import org.splitkd.cost.SessionCharge;
import org.splitkd.protocol.SessionId;

/** How a training session ended. */
public sealed interface SessionOutcome {

  SessionId session();

  /** It ran to its end and was charged. */
  record Completed(SessionId session, SessionCharge charge) implements SessionOutcome {}

  /** It did not: nothing of it is charged or applied. */
  record Aborted(SessionId session, String reason) implements SessionOutcome {}
}
