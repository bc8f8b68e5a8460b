package org.splitkd.device;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import org.splitkd.cost.SessionWork;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/** Delegates to another trainer, records the calls and fails on the configured ones. */
final class RecordingTrainer implements DeviceTrainer {

  private final DeviceTrainer trainer;
  private final List<String> calls = new CopyOnWriteArrayList<>();
  private final Set<String> failing = ConcurrentHashMap.newKeySet();

  RecordingTrainer(DeviceTrainer trainer) {
    this.trainer = trainer;
  }

  RecordingTrainer failingOn(String... failingCalls) {
    failing.addAll(List.of(failingCalls));
    return this;
  }

  List<String> calls() {
    return List.copyOf(calls);
  }

  @Override
  public SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters) {
    record("begin " + session.order() + " at step " + step);
    return trainer.begin(session, cut, step, parameters);
  }

  @Override
  public Payload embed(int batch) {
    record("embed " + batch);
    return trainer.embed(batch);
  }

  @Override
  public Payload forward(int batch) {
    record("forward " + batch);
    return trainer.forward(batch);
  }

  @Override
  public void backward(int batch, Payload gradient) {
    record("backward " + batch);
    trainer.backward(batch, gradient);
  }

  @Override
  public Payload parameters() {
    record("parameters");
    return trainer.parameters();
  }

  @Override
  public void abandon() {
    record("abandon");
    trainer.abandon();
  }

  @Override
  public void deploy(Payload student) {
    record("deploy " + student.bits());
    trainer.deploy(student);
  }

  @Override
  public Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken) {
    record("generate after " + prompt);
    return trainer.generate(prompt, sampling, onToken);
  }

  @Override
  public void close() {
    record("close");
    trainer.close();
  }

  private void record(String call) {
    calls.add(call);
    if (failing.contains(call)) {
      throw new IllegalStateException(call + " does not work");
    }
  }
}
