package org.splitkd.device;

import akka.actor.typed.ActorRef;
import java.util.OptionalInt;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionWork;
import org.splitkd.device.Vehicle.Parts;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.LinkLost;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.radio.Transfer;
import org.splitkd.time.EmulatedClock;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The device's half of one session: its computation and transfers, with their times. Every step may
 * throw {@link VehicleStopped}, which ends the session.
 */
final class DeviceSession {

  private final Parts parts;
  private final SessionId id;
  private final ActorRef<SessionEvent> edge;
  private final SessionWork work;
  private final OptionalInt deathOnBatch;
  private final Meter meter;
  private final Radio radio;
  private final EmulatedClock processor = new EmulatedClock();
  private int batch;

  /**
   * Creates a session whose parameters have been received.
   *
   * @param meter the meter of this session
   */
  DeviceSession(Parts parts, BeginSession command, Meter meter) {
    this.parts = parts;
    id = command.session();
    edge = command.replyTo();
    work = parts.trainer().begin(id, command.cut(), command.step(), command.parameters());
    deathOnBatch = parts.faults().deathOf(id.round(), id.vehicle(), id.attempt(), work.batches());
    this.meter = meter;
    radio = new Radio(parts.drive(), parts.outage());
  }

  SessionId id() {
    return id;
  }

  /** The edge server that serves it. */
  ActorRef<SessionEvent> edge() {
    return edge;
  }

  Meter meter() {
    return meter;
  }

  boolean finished() {
    return batch == work.batches();
  }

  /** Whether it is waiting for the gradient of this batch of this session. */
  boolean expects(SessionId session, int ofBatch) {
    return session.equals(id) && ofBatch == batch;
  }

  /**
   * @param arrival arrival of the parameters
   */
  void begin(EmulatedInstant arrival) {
    requireLife(arrival);
    if (overlapped() && work.isFresh(0)) {
      sendTeacherInput(arrival, 0);
    }
    forward(arrival);
  }

  /**
   * Runs the backward pass of the batch whose gradient has arrived, then starts the next batch or
   * finishes. Emulated time is known before the work is done, so payloads are sent in upload order
   * and the edge server need not wait for the remaining work.
   */
  void train(CutGradient gradient) {
    meter.received(gradient.airtime());
    EmulatedInstant done = compute(gradient.airtime().end(), work.batch().deviceBackwardFlop());
    int trained = batch++;
    if (finished()) {
      parts.trainer().backward(trained, gradient.gradient());
      finish(done);
    } else {
      requireLife(done);
      EmulatedInstant computed = sendAhead(done);
      parts.trainer().backward(trained, gradient.gradient());
      sendSmashedData(computed);
    }
  }

  /** Waits for a gradient until the link counts as lost. */
  void lose(LinkLost link) {
    meter.received(link.airtime());
    throw new VehicleStopped(AbortKind.COVERAGE, parts.outage().reason(), link.airtime().end());
  }

  /** Checks, at the start of the work on a batch, that no fault kills the vehicle. */
  private void requireLife(EmulatedInstant at) {
    if (deathOnBatch.isPresent() && deathOnBatch.getAsInt() == batch) {
      throw new VehicleStopped(AbortKind.DIED, "the vehicle died", at);
    }
  }

  private void forward(EmulatedInstant ready) {
    sendSmashedData(sendAhead(ready));
  }

  /**
   * In the sequential schedule, sends the teacher's input of a batch before its smashed data.
   * Returns the instant at which the smashed data is computed.
   */
  private EmulatedInstant sendAhead(EmulatedInstant ready) {
    EmulatedInstant computed = compute(ready, work.batch().deviceForwardFlop());
    if (!overlapped() && work.isFresh(batch)) {
      sendTeacherInput(computed, batch);
    }
    return computed;
  }

  /**
   * In the overlapped schedule, the next batch's teacher input follows this batch's smashed data.
   */
  private void sendSmashedData(EmulatedInstant computed) {
    Payload activations = parts.trainer().forward(batch);
    Interval airtime = send(computed, activations);
    edge.tell(new SmashedData(id, batch, activations, airtime));
    if (overlapped() && work.isFresh(batch + 1)) {
      sendTeacherInput(airtime.end(), batch + 1);
    }
  }

  private void finish(EmulatedInstant ready) {
    Payload parameters = parts.trainer().parameters();
    Interval airtime = send(ready, parameters);
    edge.tell(new UpdatedParameters(id, parameters, airtime, meter.read(airtime.end())));
  }

  private void sendTeacherInput(EmulatedInstant ready, int ofBatch) {
    Payload embedding = parts.trainer().embed(ofBatch);
    edge.tell(new TeacherInput(id, ofBatch, embedding, send(ready, embedding)));
  }

  private Interval send(EmulatedInstant ready, Payload payload) {
    Transfer transfer = radio.send(ready, payload);
    Interval airtime = transfer.airtime();
    meter.sent(airtime);
    if (transfer.lost()) {
      throw new VehicleStopped(AbortKind.COVERAGE, parts.outage().reason(), airtime.end());
    }
    return airtime;
  }

  private EmulatedInstant compute(EmulatedInstant ready, double flop) {
    Interval busy = processor.work(ready, parts.device().seconds(flop));
    meter.computed(busy);
    return busy.end();
  }

  private boolean overlapped() {
    return parts.schedule() == Schedule.OVERLAPPED;
  }
}
