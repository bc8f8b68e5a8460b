package org.splitkd.report.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Any two series can be told apart: with full colour vision, without one kind of cone, and in grey.
 * Dichromacies are simulated as by Machado, Oliveira and Fernandes (2009, severity 1); distances
 * are those of CIE 1976 L*a*b*, in which 2.3 can just be seen.
 */
class PaletteTest {

  private static final double[][] FULL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};

  private static final Map<String, double[][]> VISIONS =
      Map.of(
          "full",
          FULL,
          "protanopia",
          new double[][] {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
          },
          "deuteranopia",
          new double[][] {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
          },
          "tritanopia",
          new double[][] {
            {1.255528, -0.076749, -0.178779},
            {-0.078411, 0.930809, 0.147602},
            {0.004733, 0.691367, 0.303900}
          });

  @Test
  void shouldHaveTwelveColoursThatAnybodyCanTellApart() {
    List<Color> colours = PaperStyle.SERIES;
    assertEquals(12, colours.size());
    VISIONS.forEach(
        (vision, matrix) -> {
          for (int one = 0; one < colours.size(); one++) {
            for (int other = 0; other < one; other++) {
              double distance =
                  distance(seen(colours.get(one), matrix), seen(colours.get(other), matrix));
              assertTrue(
                  distance > 5 * 2.3, vision + ": " + other + " and " + one + " are " + distance);
            }
          }
        });
  }

  @Test
  void shouldDifferInGrey() {
    List<Double> lightness =
        PaperStyle.SERIES.stream().map(colour -> seen(colour, FULL)[0]).sorted().toList();
    for (int i = 1; i < lightness.size(); i++) {
      assertTrue(lightness.get(i) - lightness.get(i - 1) > 2 * 2.3, lightness.toString());
    }
    assertTrue(lightness.get(lightness.size() - 1) < 95, "not white on white");
  }

  @Test
  void shouldBeginWithTheColoursOfThePapersMethods() {
    assertEquals(
        List.of(PaperStyle.SKY_BLUE, PaperStyle.VERMILION, PaperStyle.BLUE),
        PaperStyle.SERIES.subList(0, 3));
    assertEquals(PaperStyle.colour(0), PaperStyle.colour(12));
  }

  private static double distance(double[] one, double[] other) {
    return Math.sqrt(
        Math.pow(one[0] - other[0], 2)
            + Math.pow(one[1] - other[1], 2)
            + Math.pow(one[2] - other[2], 2));
  }

  /** L*, a*, b* of a colour as it is seen. */
  private static double[] seen(Color colour, double[][] vision) {
    double[] linear = {
      linear(colour.getRed()), linear(colour.getGreen()), linear(colour.getBlue())
    };
    double[] rgb = new double[3];
    for (int i = 0; i < 3; i++) {
      double sum = 0;
      for (int j = 0; j < 3; j++) {
        sum += vision[i][j] * linear[j];
      }
      rgb[i] = Math.min(1, Math.max(0, sum));
    }
    double x = root((0.4124 * rgb[0] + 0.3576 * rgb[1] + 0.1805 * rgb[2]) / 0.9505);
    double y = root(0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]);
    double z = root((0.0193 * rgb[0] + 0.1192 * rgb[1] + 0.9505 * rgb[2]) / 1.089);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double linear(int value) {
    double share = value / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static double root(double value) {
    return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16.0 / 116;
  }
}
