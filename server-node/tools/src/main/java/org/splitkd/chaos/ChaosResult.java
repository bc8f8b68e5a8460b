package org.splitkd.chaos;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What came out of disturbing runs.
 *
 * @param kills that were done
 * @param resumes commands that went on with a run
 * @param begunAgain runs that were killed before they could be resumed
 * @param runs that were disturbed
 * @param sessions that these runs committed
 * @param restarts of coordinators, by the journals
 * @param hits kills by where they met a run, in words, in the order of a run
 * @param modelDigest SHA-256 of the student of the run that nobody disturbed
 * @param differences between it and the others, and what their journals say that cannot be
 */
public record ChaosResult(
    int kills,
    int resumes,
    int begunAgain,
    int runs,
    int sessions,
    int restarts,
    Map<String, Integer> hits,
    String modelDigest,
    List<String> differences) {

  public ChaosResult {
    hits = Collections.unmodifiableMap(new LinkedHashMap<>(hits));
    differences = List.copyOf(differences);
  }
}
