package org.splitkd.api.policy;

import java.util.Objects;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;

/**
 * A possible session that was compared with others.
 *
 * @param vehicle index, from 0
 * @param rates rates of the prediction
 * @param ghz the GPU's clock
 * @param predicted the predicted cost of the session
 * @param withinLimit whether the predicted delay keeps the delay limit
 */
public record Weighed(
    int vehicle, Rates rates, CutLayer cut, double ghz, Prediction predicted, boolean withinLimit) {
  public Weighed {
    Objects.requireNonNull(rates);
    Objects.requireNonNull(cut);
    Objects.requireNonNull(predicted);
  }
}
