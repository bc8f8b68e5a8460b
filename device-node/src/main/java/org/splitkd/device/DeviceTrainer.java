package org.splitkd.device;

import org.splitkd.cost.SessionWork;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;

/** The device's half of the learning, one method per step of the protocol. */
public interface DeviceTrainer {

  /** Takes over the device-side parameters and says what a session at this cut takes. */
  SessionWork begin(CutLayer cut, Payload parameters);

  /** Looks up the teacher's embedding of a batch. */
  Payload embed(int batch);

  /** Runs student blocks 1…cut on a batch and returns the smashed data. */
  Payload forward(int batch);

  /** Takes the gradient at the cut back through blocks cut…1 and updates them. */
  void backward(int batch, Payload gradient);

  /** The device-side parameters after the last batch. */
  Payload parameters();
}
