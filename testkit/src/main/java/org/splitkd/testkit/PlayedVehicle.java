package org.splitkd.testkit;

import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.protocol.VehicleEvent.VehicleFailed;
import org.splitkd.time.EmulatedInstant;

/**
 * A vehicle played by a test. Its payloads have the sizes of the workload; the test gives the start
 * and end of each transfer in emulated seconds. Batches count from 1. Not thread-safe.
 */
public final class PlayedVehicle extends PlayedActor<VehicleCommand> {

  private final Workload workload;
  private @Nullable SessionWork work;

  PlayedVehicle(Stage stage, Story story, int index, Workload workload) {
    super(stage, story, Story.vehicle(index));
    this.workload = workload;
  }

  /** Expects the command to begin a session, and refers to that session from now on. */
  public BeginSession begins() {
    BeginSession begin = hears(BeginSession.class);
    join(begin.session(), begin.replyTo());
    work = workload.sessionAt(begin.cut());
    return begin;
  }

  /** Sends the teacher's input of a batch. */
  public PlayedVehicle teacherInput(int batch, double from, double to) {
    Payload input = new Payload(work().batch().teacherInputBits());
    says(new TeacherInput(session(), batch - 1, input, interval(from, to)));
    return this;
  }

  /** Sends the smashed data of a batch. */
  public PlayedVehicle smashedData(int batch, double from, double to) {
    Payload data = new Payload(work().batch().smashedBits());
    says(new SmashedData(session(), batch - 1, data, interval(from, to)));
    return this;
  }

  /** Sends its parameters and its measurement of the session. */
  public PlayedVehicle parameters(double from, double to, DeviceMeasurement measured) {
    Payload parameters = new Payload(work().uploadBits());
    says(new UpdatedParameters(session(), parameters, interval(from, to), measured));
    return this;
  }

  /** Reports a failure at an instant and its measurement of the session until then. */
  public PlayedVehicle fails(String reason, double at, DeviceMeasurement measured) {
    says(
        new VehicleFailed(session(), AbortKind.FAILURE, reason, new EmulatedInstant(at), measured));
    return this;
  }

  private SessionWork work() {
    if (work == null) {
      throw new IllegalStateException("the vehicle has not begun a session yet");
    }
    return work;
  }
}
