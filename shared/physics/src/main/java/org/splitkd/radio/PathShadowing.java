package org.splitkd.radio;

import org.splitkd.api.GaussianStream;

/** Shadow fading of one vehicle along its way: one field in line of sight, one without. */
final class PathShadowing {

  private final PathLoss.Shadowing inSight;
  private final PathLoss.Shadowing hidden;
  private final ShadowField.Path inSightField;
  private final ShadowField.Path hiddenField;
  private double travelledM;

  PathShadowing(PathLoss.Environment environment, GaussianStream gaussians) {
    inSight = environment.shadowing(true);
    hidden = environment.shadowing(false);
    inSightField = new ShadowField.Path(inSight.decorrelationM(), gaussians);
    hiddenField = new ShadowField.Path(hidden.decorrelationM(), gaussians);
  }

  /**
   * Returns the fading added to the path loss, dB; {@code atM} must never decrease between calls.
   */
  double db(double atM, boolean lineOfSight) {
    double metres = atM - travelledM;
    travelledM = atM;
    double inSightDb = inSight.sigmaDb() * inSightField.advance(metres);
    double hiddenDb = hidden.sigmaDb() * hiddenField.advance(metres);
    return lineOfSight ? inSightDb : hiddenDb;
  }
}
