package org.splitkd.device;

import java.util.List;
import java.util.function.IntConsumer;
import org.splitkd.cost.InferenceWork;
import org.splitkd.cost.SessionWork;
import org.splitkd.generation.Generation;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/**
 * The device's half of the learning, with one method per step of the protocol. It handles one
 * session at a time. Only its vehicle's actor uses it, so never two threads at once. It may hold
 * native memory, which {@link #close} frees.
 */
public interface DeviceTrainer extends AutoCloseable {

  /**
   * Takes over the device-side parameters and returns the work of a session at this cut.
   *
   * @param step step of the optimiser: number of batches the student has already learned from
   */
  SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters);

  /** Looks up the teacher's embedding of a batch. */
  Payload embed(int batch);

  /** Runs student blocks 1…cut on a batch and returns the smashed data. */
  Payload forward(int batch);

  /** Propagates the gradient at the cut back through blocks cut…1 and updates them. */
  void backward(int batch, Payload gradient);

  /** The device-side parameters after the last batch. */
  Payload parameters();

  /** Discards the aborted session; does nothing if there is none. */
  void abandon();

  /** Takes over the whole distilled student. */
  void deploy(Payload student);

  /**
   * Continues a text with the deployed student.
   *
   * @param prompt token ids
   * @param onToken receives every token as soon as it is known
   * @throws IllegalStateException if there is no student
   * @throws IllegalArgumentException if the student cannot continue this text
   */
  Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken);

  @Override
  void close();

  /** A text and the work charged for it. */
  record Generated(Generation text, InferenceWork work) {}

  /** Creates the trainers of a fleet. */
  @FunctionalInterface
  interface Provider {
    /**
     * Creates the trainer of one vehicle; called by the vehicle's actor when it starts.
     *
     * @param index index of the vehicle, from 0
     */
    DeviceTrainer forVehicle(int index);
  }
}
