package org.splitkd.radio;

import org.splitkd.api.GaussianStream;

/**
 * Shadow fading as a stationary Gaussian process of unit variance whose correlation over a distance
 * Δ is exp(−Δ/d), d the decorrelation distance (TR 38.901 §7.4.4).
 */
final class ShadowField {

  private ShadowField() {}

  /**
   * Returns the field at {@code points} equally spaced points of a closed curve. Around a curve of
   * length L, the correlation is (e^(−Δ/d) + e^(−(L−Δ)/d)) / (1 + e^(−L/d)).
   */
  static double[] around(
      int points, double spacingM, double decorrelationM, GaussianStream gaussians) {
    // The circular AR(1) process X_i = a·X_(i−1) + e_i, X_(−1) = X_(n−1). Started from 0 instead,
    // it gives Y; X_i = Y_i + a^(i+1)·X_(n−1), hence X_(n−1) = Y_(n−1) / (1 − a^n). Its variance
    // is (1 + a^n) / ((1 − a²)(1 − a^n)).
    double a = StrictMath.exp(-spacingM / decorrelationM);
    double aToN = StrictMath.exp(-points * spacingM / decorrelationM);
    double scale = StrictMath.sqrt((1 - a * a) * (1 - aToN) / (1 + aToN));
    double[] field = new double[points];
    double previous = 0;
    for (int i = 0; i < points; i++) {
      previous = a * previous + scale * gaussians.next();
      field[i] = previous;
    }
    double carried = previous / (1 - aToN);
    for (int i = 0; i < points; i++) {
      carried *= a;
      field[i] += carried;
    }
    return field;
  }

  /** The field along an open path, point after point. */
  static final class Path {

    private final double decorrelationM;
    private final GaussianStream gaussians;
    private double value;

    Path(double decorrelationM, GaussianStream gaussians) {
      this.decorrelationM = decorrelationM;
      this.gaussians = gaussians;
      value = gaussians.next();
    }

    /** Advances along the path and returns the value there. */
    double advance(double metres) {
      if (metres > 0) {
        double a = StrictMath.exp(-metres / decorrelationM);
        value = a * value + StrictMath.sqrt(1 - a * a) * gaussians.next();
      }
      return value;
    }
  }
}
