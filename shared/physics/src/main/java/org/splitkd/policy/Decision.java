package org.splitkd.policy;

import org.splitkd.cost.Prediction;
import org.splitkd.model.CutLayer;

/**
 * A cut and a frequency for one vehicle.
 *
 * @param withinLimit whether the predicted delay keeps the requirement
 */
public record Decision(CutLayer cut, double ghz, Prediction predicted, boolean withinLimit) {}
