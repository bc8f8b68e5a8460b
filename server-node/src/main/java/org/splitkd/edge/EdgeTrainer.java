package org.splitkd.edge;

import org.splitkd.cost.SessionWork;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;

/** The edge server's half of the learning, one method per step of the protocol. */
public interface EdgeTrainer {

  /** What a session at this cut takes. */
  SessionWork work(CutLayer cut);

  /** The current parameters of the student's blocks 1…cut, for the device. */
  Payload deviceParameters(CutLayer cut);

  /** Runs the teacher on a batch and keeps its soft labels. */
  void teach(int batch, Payload embedding);

  /**
   * Runs the student's blocks from the cut on, the loss against the soft labels, and back; returns
   * the gradient at the cut.
   */
  Payload train(CutLayer cut, int batch, Payload activations);

  /** Takes over the device-side parameters after a session. */
  void adopt(CutLayer cut, Payload parameters);
}
