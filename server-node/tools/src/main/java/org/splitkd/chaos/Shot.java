package org.splitkd.chaos;

/**
 * A kill that is to be done.
 *
 * @param fraction of the time in which it may happen, 0 to 1
 * @param passed checkpoints that are let pass before
 */
record Shot(Target target, double fraction, int passed) {

  /** How long what follows a checkpoint takes at most, ms. */
  private static final double COMMIT_MS = 30;

  /** Whether it is time. */
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

  /** Of a session: the start-up of a process takes as long as it takes. */
  private static double begin(Life life, Durations took) {
    return life.checkpoints() > 0 ? life.newestMillis() : took.startUp();
  }
}
