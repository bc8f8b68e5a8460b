package org.splitkd.api.policy;

import java.util.Objects;
import java.util.Optional;
import org.splitkd.model.CutLayer;

/**
 * A session to start.
 *
 * @param vehicle index of a candidate, from 0
 * @param cut up to {@link PolicyContext#deepestCut()}
 * @param ghz the GPU's clock, within {@link PolicyContext#clocks()}
 * @param codec the name of the codec for the data that crosses the cut; empty for the scenario's
 */
public record Assignment(int vehicle, CutLayer cut, double ghz, Optional<String> codec) {
  public Assignment {
    Objects.requireNonNull(cut);
    Objects.requireNonNull(codec);
  }
}
