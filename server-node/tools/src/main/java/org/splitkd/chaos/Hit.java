package org.splitkd.chaos;

import java.util.List;
import java.util.Locale;
import org.splitkd.audit.RunPhase;
import org.splitkd.chaos.RunFiles.Look;
import org.splitkd.journal.StoredEvent;

/** Where a kill met a run, by what it left on the disk. */
enum Hit {
  START_UP,
  SESSION,
  CHECKPOINT_WRITE,
  /** There is a checkpoint that no event names. */
  BETWEEN_CHECKPOINT_AND_COMMIT,
  /** One was due after the last event, and is not there. */
  SNAPSHOT,
  CHOICE,
  BASELINE_WRITE,
  EVALUATION,
  DEPLOYMENT,
  AFTER_THE_END;

  /**
   * What a run's folder shows.
   *
   * @param snapshot the number of the event after which there is one
   */
  record Traces(Look look, List<StoredEvent> events, long snapshot) {
    static final Traces NONE = new Traces(Look.NOTHING, List.of(), 0);

    /** Of a run that nobody works on. */
    static Traces of(RunFiles files) {
      return new Traces(files.look(), files.events(), files.lastSnapshot());
    }

    Traces with(Look now) {
      return new Traces(now, events, snapshot);
    }
  }

  /**
   * Where it met it.
   *
   * @param before what was there when the process began
   * @param after what is there now
   * @param snapshotEvery so many events
   */
  static Hit of(Traces before, Traces after, int snapshotEvery) {
    long events = after.events().size();
    if (events == before.events().size()) {
      return RunPhase.of(after.events()) == RunPhase.OVER ? AFTER_THE_END : START_UP;
    }
    if (!before.look().parts().containsAll(after.look().parts())) {
      return CHECKPOINT_WRITE;
    }
    if (unnamed(before, after)) {
      return BETWEEN_CHECKPOINT_AND_COMMIT;
    }
    // While a snapshot is written no event is: the last ones are still those it is due after.
    long due = events - events % snapshotEvery;
    if (due > before.events().size() && after.snapshot() < due) {
      return SNAPSHOT;
    }
    if (!before.look().baselineParts().containsAll(after.look().baselineParts())) {
      return BASELINE_WRITE;
    }
    return switch (RunPhase.of(after.events())) {
      case NOT_STARTED -> START_UP;
      case CHOICE -> CHOICE;
      case SESSION -> SESSION;
      case EVALUATION -> EVALUATION;
      case DEPLOYMENT -> DEPLOYMENT;
      case OVER -> AFTER_THE_END;
    };
  }

  private static boolean unnamed(Traces before, Traces after) {
    String named =
        after.events().stream()
            .map(event -> event.content().path("student").path("value").asText())
            .toList()
            .toString();
    return after.look().checkpoints().stream()
        .filter(checkpoint -> !before.look().checkpoints().contains(checkpoint))
        .anyMatch(checkpoint -> !named.contains(checkpoint.replaceFirst("\\..*", "")));
  }

  /** In words. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
