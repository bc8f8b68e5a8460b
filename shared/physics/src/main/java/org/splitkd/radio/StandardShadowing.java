package org.splitkd.radio;

import java.util.SplittableRandom;
import org.splitkd.api.GaussianStream;
import org.splitkd.api.radio.Passage;
import org.splitkd.api.radio.ShadowingModel;

/**
 * Log-normal shadow fading of TR 38.901 Table 7.5-6: one field in line of sight, one without.
 * Around a ring the fields close; along an open way they do not.
 */
public record StandardShadowing(PathLoss.Environment environment) implements ShadowingModel {

  @Override
  public Along along(Passage passage) {
    GaussianStream gaussians = new GaussianStream(new SplittableRandom(passage.seed()));
    if (!passage.ring()) {
      PathShadowing fading = new PathShadowing(environment, gaussians);
      return (place, lineOfSight) -> fading.db(place.travelledM(), lineOfSight);
    }
    double[] inSight = field(environment.shadowing(true), passage, gaussians);
    double[] hidden = field(environment.shadowing(false), passage, gaussians);
    return (place, lineOfSight) -> lineOfSight ? inSight[place.index()] : hidden[place.index()];
  }

  private static double[] field(
      PathLoss.Shadowing shadowing, Passage ring, GaussianStream gaussians) {
    double spacingM = ring.lengthM() / ring.pieces();
    double[] field =
        ShadowField.around(ring.pieces(), spacingM, shadowing.decorrelationM(), gaussians);
    for (int piece = 0; piece < field.length; piece++) {
      field[piece] *= shadowing.sigmaDb();
    }
    return field;
  }
}
