package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.util.List;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.SessionCharge;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.SessionLearning;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;

/** The ways a session ends. Each reports the session's one outcome and stops its actor. */
final class SessionEnd {

  private final SessionId session;
  private final SessionGpu gpu;
  private final ActorRef<SessionOutcome> replyTo;

  SessionEnd(SessionId session, SessionGpu gpu, ActorRef<SessionOutcome> replyTo) {
    this.session = session;
    this.gpu = gpu;
    this.replyTo = replyTo;
  }

  /** Completes the session, whose student is stored. */
  Behavior<SessionEvent> complete(
      SessionCharge charge, List<BatchLoss> losses, StudentStored stored) {
    return end(
        new SessionOutcome.Completed(
            session, charge, SessionLearning.over(losses), stored.student()));
  }

  /** Interrupts the session: its work is lost with the vehicle's node, and nothing is charged. */
  Behavior<SessionEvent> interrupt(String reason) {
    gpu.abandon();
    return end(new SessionOutcome.Interrupted(session, reason));
  }

  /** Aborts the session and charges what it spent. */
  Behavior<SessionEvent> abort(AbortKind kind, String reason, SessionCharge spent) {
    gpu.abandon();
    return end(new SessionOutcome.Aborted(session, kind, reason, spent));
  }

  private Behavior<SessionEvent> end(SessionOutcome outcome) {
    replyTo.tell(outcome);
    return Behaviors.stopped();
  }
}
