package org.splitkd.chaos;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The result of a chaos experiment.
 *
 * @param kills processes killed
 * @param resumes resume commands executed
 * @param begunAgain times a run was killed too early to be resumed and was started again
 * @param runs disturbed runs
 * @param sessions sessions committed by the disturbed runs
 * @param restarts coordinator restarts, according to the journals
 * @param hits kills by the phase of the run they hit, in words, in the order of a run
 * @param modelDigest SHA-256 of the student of the undisturbed run
 * @param differences between the undisturbed run and the others, and violations in their journals
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
