package org.splitkd.edge;

import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;

/** Trains nothing: every payload has the size that the models' arithmetic gives it. */
public record ArithmeticEdgeTrainer(Workload workload) implements EdgeTrainer {

  @Override
  public SessionWork work(CutLayer cut) {
    return workload.sessionAt(cut);
  }

  @Override
  public Payload deviceParameters(CutLayer cut) {
    return new Payload(work(cut).downloadBits());
  }

  @Override
  public void teach(int batch, Payload embedding) {}

  @Override
  public Payload train(CutLayer cut, int batch, Payload activations) {
    return new Payload(work(cut).batch().gradientBits());
  }

  @Override
  public void adopt(CutLayer cut, Payload parameters) {}
}
