package org.splitkd.api.policy;

import java.util.List;
import java.util.Objects;

/**
 * Why a policy chose so. It is written into the journal with the decision and shown on the page:
 * nobody asks the policy again.
 *
 * @param sentence one sentence, without the figures that {@code weighed} has
 * @param weighed what was compared, the chosen one among it; may be empty
 */
public record Rationale(String sentence, List<Weighed> weighed) {

  public Rationale {
    Objects.requireNonNull(sentence);
    weighed = List.copyOf(weighed);
  }

  /** A rationale that compared nothing. */
  public static Rationale of(String sentence) {
    return new Rationale(sentence, List.of());
  }
}
