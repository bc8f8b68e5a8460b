package org.splitkd.coordinator;

import java.util.Comparator;
import java.util.List;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.policy.Weighed;

/**
 * Why a policy chose as it did, as far as it is kept with the decision.
 *
 * @param sentence in the policy's words
 * @param weighed how many possible sessions the policy compared
 * @param candidates of these the chosen one first, then those of least predicted delay: as many as
 *     somebody may read, or none in a comparison, of which nobody reads any
 */
public record Why(String sentence, int weighed, List<Weighed> candidates) {

  private static final int MOST_CANDIDATES = 20;
  private static final int LONGEST_SENTENCE = 500;

  public Why {
    candidates = List.copyOf(candidates);
  }

  /**
   * What is kept of a rationale.
   *
   * @param chosen vehicle
   * @param readers whether somebody may read what was compared
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
