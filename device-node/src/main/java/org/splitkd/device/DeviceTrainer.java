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
 * The device's half of the learning, one method per step of the protocol. One session at a time.
 * Used by its vehicle's actor alone, so never by two threads at once; it may hold native memory,
 * which {@link #close} frees.
 */
public interface DeviceTrainer extends AutoCloseable {

  /**
   * Takes over the device-side parameters and says what a session at this cut takes.
   *
   * @param step of the optimiser: how many batches the student has learned from before
   */
  SessionWork begin(SessionId session, CutLayer cut, int step, Payload parameters);

  /** Looks up the teacher's embedding of a batch. */
  Payload embed(int batch);

  /** Runs student blocks 1…cut on a batch and returns the smashed data. */
  Payload forward(int batch);

  /** Takes the gradient at the cut back through blocks cut…1 and updates them. */
  void backward(int batch, Payload gradient);

  /** The device-side parameters after the last batch. */
  Payload parameters();

  /** Forgets the session, which was given up; nothing happens if there is none. */
  void abandon();

  /** Takes over the whole distilled student. */
  void deploy(Payload student);

  /**
   * Continues a text with the student that was deployed.
   *
   * @param prompt token ids
   * @param onToken is told every token as soon as it is known
   * @throws IllegalStateException if there is no student
   * @throws IllegalArgumentException if the student cannot continue this text
   */
  Generated generate(List<Integer> prompt, SamplingSettings sampling, IntConsumer onToken);

  @Override
  void close();

  /** A text, and the work that it is charged as. */
  record Generated(Generation text, InferenceWork work) {}

  /** Makes the trainers of a fleet. */
  @FunctionalInterface
  interface Provider {
    /**
     * The trainer of one vehicle; called by the vehicle's actor when it starts.
     *
     * @param index of the vehicle, from 0
     */
    DeviceTrainer forVehicle(int index);
  }
}
