package org.splitkd.api.policy;

import java.util.List;
import java.util.Objects;

/**
 * The reason for a policy's choice. It is written into the journal with the decision and shown on
 * the page; the policy is not asked again.
 *
 * @param sentence one sentence, without the figures in {@code weighed}
 * @param weighed the compared sessions, including the chosen one; may be empty
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
