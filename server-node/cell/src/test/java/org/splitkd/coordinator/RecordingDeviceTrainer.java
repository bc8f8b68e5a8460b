package org.splitkd.coordinator;

import java.util.List;
import java.util.Queue;
import java.util.function.IntConsumer;
import org.splitkd.cost.SessionWork;
import org.splitkd.device.DeviceTrainer;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/** Wraps a trainer and notes its closing, its inputs, and the thread it runs on. */
record RecordingDeviceTrainer(int vehicle, DeviceTrainer trainer, Queue<String> notes)
    implements DeviceTrainer {

  @Override
  public SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters) {
    notes.add("vehicle " + vehicle + " at step " + step);
    return trainer.begin(session, cut, step, parameters);
  }

  @Override
  public Payload embed(int batch) {
    return trainer.embed(batch);
  }

  @Override
  public Payload forward(int batch) {
    notes.add("on " + Thread.currentThread().getName());
    return trainer.forward(batch);
  }

  @Override
  public void backward(int batch, Payload gradient) {
    trainer.backward(batch, gradient);
  }

  @Override
  public Payload parameters() {
    return trainer.parameters();
  }

  @Override
  public void abandon() {
    trainer.abandon();
  }

  @Override
  public void deploy(Payload student) {
    notes.add("vehicle " + vehicle + " has the student");
  }

  @Override
  public Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken) {
    return trainer.generate(prompt, sampling, onToken);
  }

  @Override
  public void close() {
    notes.add("vehicle " + vehicle + " closed");
  }
}
