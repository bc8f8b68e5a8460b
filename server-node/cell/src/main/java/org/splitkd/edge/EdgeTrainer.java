package org.splitkd.edge;

import java.util.Optional;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionWork;
import org.splitkd.learning.BatchLoss;
import org.splitkd.learning.Evaluation;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;

/**
 * The edge server's half of the learning, one method per step of the protocol. One session at a
 * time. Used by the {@link EdgeGpu} alone, so never by two threads at once; it may hold native
 * memory, which {@link #close} frees.
 */
public interface EdgeTrainer extends AutoCloseable {

  /**
   * The device's starting point for a session.
   *
   * @param step of the optimiser: number of batches the student has learned from so far
   * @param parameters of the student's blocks 1…cut
   */
  record StudentStart(int step, Payload parameters) {}

  /**
   * The result of a batch.
   *
   * @param gradient of the loss with respect to the smashed data
   */
  record StudentStep(Payload gradient, BatchLoss loss) {}

  /** Returns the work of a session at this cut. */
  SessionWork work(CutLayer cut);

  /**
   * Makes a working copy of the student for a session; an unfinished one is dropped.
   *
   * @param from the committed student; empty before the first commit. Other states may be forgotten
   *     from now on.
   */
  StudentStart begin(SessionId session, CutLayer cut, Optional<CheckpointId> from);

  /** Runs the teacher on a batch and keeps its soft labels. */
  void teach(SessionId session, int batch, Payload input);

  /**
   * Runs the student's blocks from the cut on forward, the loss against the soft labels, and the
   * blocks backward.
   */
  StudentStep train(SessionId session, int batch, Payload activations);

  /**
   * Ends the session and stores its student durably beside the one it began from. This method does
   * not decide which of the two is the committed one.
   *
   * @param parameters of the device-side blocks after the last batch
   * @return its name; empty if nothing is learned
   */
  Optional<CheckpointId> store(SessionId session, Payload parameters);

  /** Forgets the session. */
  void abandon(SessionId session);

  /**
   * Evaluates a student on held-out text; empty if nothing is learned.
   *
   * @param student the committed one; empty before the first commit
   */
  Optional<Evaluation> evaluate(Optional<CheckpointId> student);

  /**
   * Returns a whole student for a vehicle; an empty payload if nothing is learned.
   *
   * @param student the committed one; empty before the first commit
   */
  Payload student(Optional<CheckpointId> student);

  /**
   * Deletes states that are useless since the committed student was last named. Called when nothing
   * waits for the trainer.
   */
  default void tidy() {}

  @Override
  void close();

  /** Makes the trainers of cells. */
  @FunctionalInterface
  interface Provider {
    /** The trainer of one cell; called by the GPU's actor when it starts. */
    EdgeTrainer forCell();
  }
}
