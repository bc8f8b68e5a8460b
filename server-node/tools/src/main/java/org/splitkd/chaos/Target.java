package org.splitkd.chaos;

/** What a kill is aimed at. */
enum Target {
  /** A moment before the first session. */
  START_UP(false),
  /** A moment of the first session, or soon after. */
  SESSION(false),
  /** The writing of a checkpoint. */
  CHECKPOINT_WRITE(true),
  /** What follows a checkpoint: its event, and the snapshot if one is due. */
  COMMIT(true),
  /** The writing of the student without a teacher. */
  BASELINE_WRITE(true),
  /** Any moment: only so are evaluation, deployment and reports met. */
  ANY_TIME(true);

  /** Whether something is committed before: else a run that is killed all the time never ends. */
  final boolean afterCommit;

  Target(boolean afterCommit) {
    this.afterCommit = afterCommit;
  }
}
