package org.splitkd.chaos;

/** The target of a kill. */
enum Target {
  /** A moment before the first session. */
  START_UP(false),
  /** A moment in the first session, or soon after it. */
  SESSION(false),
  /** The writing of a checkpoint. */
  CHECKPOINT_WRITE(true),
  /** The steps after a checkpoint: its event, and the snapshot if one is due. */
  COMMIT(true),
  /** The writing of the student trained without a teacher. */
  BASELINE_WRITE(true),
  /** Any moment. Only this target hits evaluation, deployment and reports. */
  ANY_TIME(true);

  /** Whether the process saves a checkpoint first: without progress a run would never end. */
  final boolean afterCommit;

  Target(boolean afterCommit) {
    this.afterCommit = afterCommit;
  }
}
