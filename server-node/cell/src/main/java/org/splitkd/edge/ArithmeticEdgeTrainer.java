package org.splitkd.edge;

import java.util.Optional;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.Evaluation;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/** Trains nothing; the models' arithmetic alone determines the sizes of payloads. */
public final class ArithmeticEdgeTrainer implements EdgeTrainer {

  private final Workload workload;
  private SessionWork work;

  public ArithmeticEdgeTrainer(Workload workload) {
    this.workload = workload;
    work = workload.sessionAt(new CutLayer(1));
  }

  @Override
  public SessionWork work(CutLayer cut) {
    return workload.sessionAt(cut);
  }

  @Override
  public StudentStart begin(SessionId session, CutLayer cut, Optional<CheckpointId> from) {
    work = work(cut);
    return new StudentStart(0, new Payload(work.downloadBits()));
  }

  @Override
  public void teach(SessionId session, int batch, Payload input) {}

  @Override
  public StudentStep train(SessionId session, int batch, Payload activations) {
    return new StudentStep(new Payload(work.batch().gradientBits()), BatchLoss.NONE);
  }

  @Override
  public Optional<CheckpointId> store(SessionId session, Payload parameters) {
    return Optional.empty();
  }

  @Override
  public void abandon(SessionId session) {}

  @Override
  public Optional<Evaluation> evaluate(Optional<CheckpointId> student) {
    return Optional.empty();
  }

  @Override
  public Payload student(Optional<CheckpointId> student) {
    return Payload.NOTHING;
  }

  @Override
  public void close() {}
}
