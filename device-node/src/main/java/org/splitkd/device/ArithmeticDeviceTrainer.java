package org.splitkd.device;

import java.util.List;
import java.util.function.IntConsumer;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/**
 * Emulates training without computing it: every payload has the size given by the models'
 * arithmetic.
 */
public final class ArithmeticDeviceTrainer implements DeviceTrainer {

  private final Workload workload;
  private SessionWork work;

  public ArithmeticDeviceTrainer(Workload workload) {
    this.workload = workload;
    work = workload.sessionAt(new CutLayer(1));
  }

  @Override
  public SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters) {
    work = workload.sessionAt(cut);
    return work;
  }

  @Override
  public Payload embed(int batch) {
    return new Payload(work.batch().teacherInputBits());
  }

  @Override
  public Payload forward(int batch) {
    return new Payload(work.batch().smashedBits());
  }

  @Override
  public void backward(int batch, Payload gradient) {}

  @Override
  public Payload parameters() {
    return new Payload(work.uploadBits());
  }

  @Override
  public void abandon() {}

  @Override
  public void deploy(Payload student) {}

  @Override
  public Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken) {
    throw new IllegalStateException(
        "only sizes are emulated: there is no student to generate with");
  }

  @Override
  public void close() {}
}
