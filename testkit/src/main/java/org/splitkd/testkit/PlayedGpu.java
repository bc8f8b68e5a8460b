package org.splitkd.testkit;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.cost.SessionWork;
import org.splitkd.cost.Workload;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeGpu.BeginStudent;
import org.splitkd.edge.EdgeGpu.GpuFailed;
import org.splitkd.edge.EdgeGpu.SoftLabelsReady;
import org.splitkd.edge.EdgeGpu.StudentReady;
import org.splitkd.edge.EdgeGpu.StudentStored;
import org.splitkd.edge.EdgeGpu.StudentTrained;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.learning.BatchLoss;
import org.splitkd.protocol.Payload;

/**
 * The GPU, played by a test. Its payloads have the sizes of the workload; the test gives the start
 * and end of its work in emulated seconds. Batches count from 1. Not thread-safe.
 */
public final class PlayedGpu extends PlayedActor<EdgeGpu.Command> {

  private final Workload workload;
  private @Nullable SessionWork work;

  PlayedGpu(Stage stage, Story story, Workload workload) {
    super(stage, story, "the GPU");
    this.workload = workload;
  }

  /**
   * Expects the command to prepare the student of a session, and refers to that session from now
   * on.
   */
  public BeginStudent begins() {
    BeginStudent begin = hears(BeginStudent.class);
    join(begin.session(), begin.replyTo());
    work = workload.sessionAt(begin.cut());
    return begin;
  }

  /** Reports that the student is ready and has already learned from {@code step} batches. */
  public PlayedGpu ready(int step) {
    StudentStart start = new StudentStart(step, new Payload(work().downloadBits()));
    says(new StudentReady(session(), work().batches(), start));
    return this;
  }

  /** Reports that the teacher has finished a batch. */
  public PlayedGpu softLabels(int batch, double from, double to) {
    says(new SoftLabelsReady(session(), batch - 1, interval(from, to)));
    return this;
  }

  /** Reports that the student has finished a batch without learning from it. */
  public PlayedGpu trained(int batch, double from, double to) {
    return trained(batch, BatchLoss.NONE, from, to);
  }

  /** Reports that the student has finished a batch. */
  public PlayedGpu trained(int batch, BatchLoss loss, double from, double to) {
    Payload gradient = new Payload(work().batch().gradientBits());
    says(new StudentTrained(session(), batch - 1, gradient, loss, interval(from, to)));
    return this;
  }

  /** Reports that the session's student is stored under a name. */
  public PlayedGpu stored(String student) {
    says(new StudentStored(session(), Optional.of(new CheckpointId(student))));
    return this;
  }

  /** Reports that the GPU failed in the session. */
  public PlayedGpu fails(String reason) {
    says(new GpuFailed(session(), reason));
    return this;
  }

  private SessionWork work() {
    if (work == null) {
      throw new IllegalStateException("the GPU has not begun a session yet");
    }
    return work;
  }
}
