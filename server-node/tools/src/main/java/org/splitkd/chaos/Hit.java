package org.splitkd.chaos;

import java.util.List;
import java.util.Locale;
import org.splitkd.audit.RunPhase;
import org.splitkd.chaos.RunFiles.Look;
import org.splitkd.journal.StoredEvent;

/** The phase in which a kill hit a run, judged by the files left on disk. */
enum Hit {
  START_UP,
  SESSION,
  CHECKPOINT_WRITE,
  /** A checkpoint exists that no event names. */
  BETWEEN_CHECKPOINT_AND_COMMIT,
  CHOICE,
  BASELINE_WRITE,
  EVALUATION,
  DEPLOYMENT,
  AFTER_THE_END;

  /** The traces of a run in its folder. */
  record Traces(Look look, List<StoredEvent> events) {
    static final Traces NONE = new Traces(Look.NOTHING, List.of());

    /** The traces of a run. No process may be executing it. */
    static Traces of(RunFiles files) {
      return new Traces(files.look(), files.events());
    }

    Traces with(Look now) {
      return new Traces(now, events);
    }
  }

  /**
   * Returns the phase that was hit.
   *
   * @param before the traces when the killed process started
   * @param after the traces now
   */
  static Hit of(Traces before, Traces after) {
    if (after.events().size() == before.events().size()) {
      return RunPhase.of(after.events()) == RunPhase.OVER ? AFTER_THE_END : START_UP;
    }
    if (!before.look().parts().containsAll(after.look().parts())) {
      return CHECKPOINT_WRITE;
    }
    if (unnamed(before, after)) {
      return BETWEEN_CHECKPOINT_AND_COMMIT;
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

  /** The name in lower-case words. */
  String words() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
