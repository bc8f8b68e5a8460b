package org.splitkd.radio;

/**
 * A modulation and coding scheme of TS 38.214.
 *
 * @param order bits per symbol Qm
 * @param codeRate1024 target code rate R × 1024
 * @param efficiency spectral efficiency as the standard tabulates it, four decimals
 */
public record Modulation(int order, double codeRate1024, double efficiency) {

  public double codeRate() {
    return codeRate1024 / 1024;
  }
}
