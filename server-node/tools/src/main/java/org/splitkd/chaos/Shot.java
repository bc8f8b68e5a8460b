package org.splitkd.chaos;

/**
 * A planned kill.
 *
 * @param fraction the moment within the target's time window, 0 to 1
 * @param passed checkpoints to let pass first
 */
record Shot(Target target, double fraction, int passed) {

  /** Upper bound on the time that event and snapshot take after a checkpoint, ms. */
  private static final double COMMIT_MS = 30;

  /** Whether the kill is due. */
  boolean due(Life life, Durations took) {
    double age = life.age();
    if (target.afterCommit && life.checkpoints() <= passed) {
      return false;
    }
    return switch (target) {
      case START_UP -> age >= fraction * took.startUp();
      case SESSION -> age >= begin(life, took) + fraction * took.session();
      case CHECKPOINT_WRITE -> life.writesCheckpoint();
      case COMMIT -> age >= life.newestMillis() + fraction * COMMIT_MS;
      case BASELINE_WRITE -> life.writesBaseline();
      case ANY_TIME -> age >= fraction * took.whole();
    };
  }

  /** The start of a session, ms: the latest checkpoint, or the end of start-up before the first. */
  private static double begin(Life life, Durations took) {
    return life.checkpoints() > 0 ? life.newestMillis() : took.startUp();
  }
}
