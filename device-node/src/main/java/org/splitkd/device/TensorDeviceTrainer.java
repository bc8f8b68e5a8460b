package org.splitkd.device;

import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.cost.SessionWork;
import org.splitkd.distillation.BlockGroups;
import org.splitkd.distillation.DeployedStudent;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.TeacherInputs;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.nn.DeviceHalf;
import org.splitkd.nn.LlamaModel;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.tensor.Coding;
import org.splitkd.tensor.Tensor;
import org.splitkd.text.Batch;

/**
 * Trains student blocks 1…cut on the vehicle's own text. Its payloads are encoded by the
 * distillation's wire and charged by its charged workload.
 */
public final class TensorDeviceTrainer implements DeviceTrainer {

  /** A session that has begun. */
  private record Running(SessionId id, SessionWork work, DeviceHalf half) {
    Batch batch(Distillation distillation, int index) {
      return distillation.batch(id.round(), id.vehicle(), index);
    }
  }

  private final Distillation distillation;
  private final TeacherInputs teacherInputs;
  private @Nullable Running running;
  private @Nullable LlamaModel student;

  /** Creates a trainer without a session. */
  public TensorDeviceTrainer(Distillation distillation) {
    this.distillation = distillation;
    teacherInputs = new TeacherInputs(distillation);
  }

  @Override
  public SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters) {
    abandon();
    SessionWork work = distillation.charged().sessionAt(cut);
    DeviceHalf half =
        new DeviceHalf(
            distillation.student(),
            BlockGroups.decoded(parameters.tensors(), cut.index(), distillation.wire()),
            step,
            distillation.positions(),
            distillation.learning());
    running = new Running(session, work, half);
    return work;
  }

  @Override
  public Payload embed(int batch) {
    Running session = session();
    return new Payload(
        session.work().batch().teacherInputBits(),
        teacherInputs.sent(session.batch(distillation, batch)));
  }

  @Override
  public Payload forward(int batch) {
    Running session = session();
    Batch text = session.batch(distillation, batch);
    Coding coding = distillation.wire().smashedData();
    Tensor activations =
        coding.encode(session.half().forward(text.inputs(), text.size(), coding.carrier()));
    return new Payload(session.work().batch().smashedBits(), List.of(activations));
  }

  @Override
  public void backward(int batch, Payload gradient) {
    Coding coding = distillation.wire().gradient();
    long width = distillation.student().config().width();
    session().half().backward(coding.decode(gradient.tensors().get(0), width));
  }

  @Override
  public Payload parameters() {
    Running session = session();
    Payload parameters =
        new Payload(
            session.work().uploadBits(),
            BlockGroups.encoded(session.half().states(), distillation.wire()));
    abandon();
    return parameters;
  }

  @Override
  public void abandon() {
    if (running != null) {
      running.half().close();
      running = null;
    }
  }

  @Override
  public void deploy(Payload payload) {
    student = DeployedStudent.received(distillation, payload.tensors());
  }

  @Override
  public Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken) {
    return StudentText.generate(
        student, distillation.charged().student(), prompt, sampling, onToken);
  }

  /** The student this vehicle holds; empty before it is deployed. */
  Optional<LlamaModel> student() {
    return Optional.ofNullable(student);
  }

  @Override
  public void close() {
    abandon();
  }

  private Running session() {
    if (running == null) {
      throw new IllegalStateException("no session has begun");
    }
    return running;
  }
}
