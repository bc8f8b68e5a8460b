package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.RecipientRef;
import org.splitkd.api.radio.Direction;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.radio.Transfer;
import org.splitkd.time.EmulatedInstant;

/**
 * Sends one session's messages to its vehicle and computes when they arrive. Used only by the
 * session's actor.
 */
final class SessionDownlink {

  private final RecipientRef<VehicleCommand> vehicle;
  private final SessionPlan plan;
  private final ServerMeter meter;
  private final VehicleClock clock;

  SessionDownlink(
      RecipientRef<VehicleCommand> vehicle,
      SessionPlan plan,
      ServerMeter meter,
      VehicleClock clock) {
    this.vehicle = vehicle;
    this.plan = plan;
    this.meter = meter;
    this.clock = clock;
  }

  /**
   * Sends the parameters that the vehicle begins with.
   *
   * @param answers receives the vehicle's answers
   * @return whether they get through
   */
  boolean parameters(StudentStart start, ActorRef<SessionEvent> answers) {
    Transfer transfer = send(plan.start(), start.parameters());
    if (transfer.lost()) {
      return false;
    }
    clock.begin(transfer.airtime().end());
    vehicle.tell(
        new BeginSession(
            plan.id(),
            plan.cut(),
            start.step(),
            start.parameters(),
            transfer.airtime(),
            plan.spentJoules(),
            answers));
    return true;
  }

  /** Sends a gradient. If it is lost, the vehicle is told so and reports what it has spent. */
  void gradient(StudentTrained done) {
    Transfer transfer = send(done.busy().end(), done.gradient());
    vehicle.tell(
        transfer.lost()
            ? new LinkLost(plan.id(), done.batch(), transfer.airtime())
            : new CutGradient(plan.id(), done.batch(), done.gradient(), transfer.airtime()));
  }

  private Transfer send(EmulatedInstant ready, Payload payload) {
    Transfer transfer =
        plan.drive().transfer(Direction.DOWNLINK, ready, payload.bits(), plan.outage());
    meter.sent(transfer.airtime());
    clock.tell(transfer.airtime().end());
    return transfer;
  }
}
