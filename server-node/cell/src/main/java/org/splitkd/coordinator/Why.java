package org.splitkd.coordinator;

import java.util.Comparator;
import java.util.List;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.Weighed;

/**
 * The part of a policy's rationale that is kept with its decision.
 *
 * @param sentence in the policy's words
 * @param weighed number of possible sessions the policy compared
 * @param candidates the first 20 of these: those of the chosen vehicle, then the others, each by
 *     predicted delay; none if they are not read, as in a comparison
 */
public record Why(String sentence, int weighed, List<Weighed> candidates) {

  private static final int MOST_CANDIDATES = 20;
  private static final int LONGEST_SENTENCE = 500;

  public Why {
    candidates = List.copyOf(candidates);
  }

  /**
   * Returns the part of a rationale that is kept.
   *
   * @param chosen the chosen vehicle
   * @param readers whether the candidates may be read
   */
  static Why of(Rationale rationale, int chosen, boolean readers) {
    String sentence = rationale.sentence();
    List<Weighed> weighed = rationale.weighed();
    return new Why(
        sentence.length() <= LONGEST_SENTENCE
            ? sentence
            : sentence.substring(0, LONGEST_SENTENCE) + "…",
        weighed.size(),
        readers ? candidates(weighed, chosen) : List.of());
  }

  private static List<Weighed> candidates(List<Weighed> weighed, int chosen) {
    return weighed.stream()
        .sorted(
            Comparator.comparing((Weighed one) -> one.vehicle() != chosen)
                .thenComparingDouble(one -> one.predicted().delaySeconds()))
        .limit(MOST_CANDIDATES)
        .toList();
  }
}
