package org.splitkd.policy;

import java.util.List;
import org.splitkd.model.CutLayer;

/**
 * The benchmarks: every vehicle with the same cut, at the GPU's highest frequency, in index order,
 * in coverage or not. {@code server-only} is cut 1, {@code device-only} the deepest cut.
 */
public record FixedCut(CutLayer cut, double ghz) implements Policy {

  @Override
  public Choice next(List<Candidate> unserved) {
    return new Serve(unserved.get(0).vehicle(), cut, ghz);
  }
}
