package org.splitkd.device;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.Levers;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.Workload;
import org.splitkd.fault.Faults;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.model.CutLayer;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Outage;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * A vehicle with round numbers: 1 s for a forward pass of one block, 2 s for a backward pass, and
 * an uplink on which the teacher's input takes 4 s, the smashed data 2 s and the parameters of one
 * block 1 s.
 */
final class TestVehicle {

  static final SessionId SESSION = new SessionId(1, 1, 0);

  // Widths 4 and 2: with S = 1 and B = 1, a batch is one token, so its activations are 4 and 2
  // values of 8 bits.
  private static final LlamaShape TEACHER = new LlamaShape("teacher", 4, 8, 1, 1, 16, 2, false);
  private static final LlamaShape STUDENT = new LlamaShape("student", 2, 4, 1, 1, 16, 3, true);
  private static final PartitionedModel CUT_IN_THREE = new PartitionedModel(STUDENT, 3);
  private static final double FORWARD_FLOP = CUT_IN_THREE.blockForwardFlops(1);

  static final Drive COVERED = Drive.constant(new Rates(8, 8));

  /** No faults. */
  static final Faults LUCKY = new Faults(0, 1, 0);

  private TestVehicle() {}

  static ActorRef<VehicleCommand> spawn(ActorTestKit kit, Schedule schedule) {
    return spawn(kit, schedule, COVERED, new ArithmeticDeviceTrainer(workload(schedule)));
  }

  static ActorRef<VehicleCommand> spawn(ActorTestKit kit, DeviceTrainer trainer) {
    return spawn(kit, Schedule.SEQUENTIAL, COVERED, trainer);
  }

  static ActorRef<VehicleCommand> spawn(
      ActorTestKit kit, Schedule schedule, Drive drive, DeviceTrainer trainer) {
    return spawn(kit, schedule, drive, Double.POSITIVE_INFINITY, trainer, LUCKY);
  }

  /** It idles at 1 W and computes at 10 W; its modem takes 2 W to send and 1 W to receive. */
  static ActorRef<VehicleCommand> spawn(
      ActorTestKit kit,
      Schedule schedule,
      Drive drive,
      double batteryJoules,
      DeviceTrainer trainer,
      Faults faults) {
    // 1 s per forward pass of a block: the FLOP of the pass are the device's FLOP/s.
    Device device =
        new Device(
            "test",
            new ComputeUnits(1, FORWARD_FLOP / 1e9, 1),
            1,
            new DevicePowerLaw(10, 1, 1),
            1,
            1,
            0,
            batteryJoules,
            1);
    return kit.spawn(
        Vehicle.create(
            new Vehicle.Parts(
                device, new Modem(2, 1), drive, new Outage(60), trainer, schedule, faults)));
  }

  static Workload workload(Schedule schedule) {
    // Parameters of one block: 40 values of 0.2 bits make 8 bits, 1 s.
    double parameterBits = 8 / new Training.Full().trainableParameters(CUT_IN_THREE);
    return new Workload(
        new PartitionedModel(TEACHER, 2),
        CUT_IN_THREE,
        new Training.Full(),
        new Workload.Volume(1, 1, 2, 1),
        new Workload.Precision(8, 8, 0, 8, parameterBits, 0, true, true),
        schedule,
        Levers.OFF);
  }

  static BeginSession begin(ActorRef<SessionEvent> edge, double sent, double arrives) {
    return begin(edge, sent, arrives, 0);
  }

  /**
   * @param spentJoules energy drawn from the battery before the session
   */
  static BeginSession begin(
      ActorRef<SessionEvent> edge, double sent, double arrives, double spentJoules) {
    return begin(SESSION, edge, sent, arrives, spentJoules);
  }

  static BeginSession begin(
      SessionId session,
      ActorRef<SessionEvent> edge,
      double sent,
      double arrives,
      double spentJoules) {
    return new BeginSession(
        session, new CutLayer(1), 7, new Payload(8), interval(sent, arrives), spentJoules, edge);
  }

  /** A second attempt with the same vehicle. */
  static SessionId attempt(int attempt) {
    return new SessionId(1, attempt, 0, attempt, 1);
  }

  static BeginSession beginAnother(SessionId session, ActorRef<SessionEvent> edge) {
    return new BeginSession(
        session, new CutLayer(1), 7, Payload.NOTHING, interval(50, 50), 0, edge);
  }

  static CutGradient gradient(int batch, double sent, double arrives) {
    return new CutGradient(SESSION, batch, new Payload(16), interval(sent, arrives));
  }

  static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}
