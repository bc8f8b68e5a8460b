package org.splitkd.edge;

import java.util.Optional;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionWork;
import org.splitkd.fault.FaultScript;
import org.splitkd.learning.Evaluation;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/** Wraps a trainer so that its GPU fails where a fault script says so. */
public record StruckEdgeTrainer(EdgeTrainer trainer, FaultScript script) implements EdgeTrainer {

  /** Returns trainers of cells with the faults of a script. */
  public static Provider of(Provider trainers, FaultScript script) {
    return script.isEmpty() ? trainers : () -> new StruckEdgeTrainer(trainers.forCell(), script);
  }

  @Override
  public StudentStep train(SessionId session, int batch, Payload activations) {
    if (script.gpuFails(session.vehicle(), session.round(), session.attempt(), batch)) {
      throw new IllegalStateException(
          "it fails at batch " + (batch + 1) + ", as faults.script says");
    }
    return trainer.train(session, batch, activations);
  }

  @Override
  public SessionWork work(CutLayer cut) {
    return trainer.work(cut);
  }

  @Override
  public StudentStart begin(SessionId session, CutLayer cut, Optional<CheckpointId> from) {
    return trainer.begin(session, cut, from);
  }

  @Override
  public void teach(SessionId session, int batch, Payload input) {
    trainer.teach(session, batch, input);
  }

  @Override
  public Optional<CheckpointId> store(SessionId session, Payload parameters) {
    return trainer.store(session, parameters);
  }

  @Override
  public void abandon(SessionId session) {
    trainer.abandon(session);
  }

  @Override
  public Optional<Evaluation> evaluate(Optional<CheckpointId> student) {
    return trainer.evaluate(student);
  }

  @Override
  public Payload student(Optional<CheckpointId> student) {
    return trainer.student(student);
  }

  @Override
  public void tidy() {
    trainer.tidy();
  }

  @Override
  public void close() {
    trainer.close();
  }
}
