package org.splitkd.report;

import java.util.EnumMap;
import java.util.Map;
import org.splitkd.policy.Policies;
import org.splitkd.scenario.Method;

/**
 * What a sweep tells of one method under one channel: a column of its files. NaN where there is
 * nothing to tell.
 */
public enum SweepMeasure {
  TRIALS("trials", true),
  DELAY("delay_s"),
  DELAY_DEVIATION("delay_sd_s"),
  ENERGY("energy_j"),
  ENERGY_DEVIATION("energy_sd_j"),
  DEVICE("device_s"),
  UPLINK("uplink_s"),
  SERVER("server_s"),
  DOWNLINK("downlink_s"),
  WAITING("waiting_s"),
  DELAY_SAVED("delay_saved_vs_server_only"),
  ENERGY_SAVED("energy_saved_vs_server_only"),
  ENERGY_SAVED_DEVICE("energy_saved_vs_device_only"),
  ABORTED("aborted_sessions", true),
  UNSERVED("unserved", true),
  TIME_IN_VAIN("in_vain_s"),
  ENERGY_IN_VAIN("in_vain_j");

  private final String column;
  private final boolean whole;

  SweepMeasure(String column, boolean whole) {
    this.column = column;
    this.whole = whole;
  }

  SweepMeasure(String column) {
    this(column, false);
  }

  /** The name in files, with its unit. */
  public String column() {
    return column;
  }

  /** Whether it counts. */
  public boolean whole() {
    return whole;
  }

  static Map<SweepMeasure, Double> all(ChannelSummary channel, MethodSummary method) {
    Map<SweepMeasure, Double> all = new EnumMap<>(SweepMeasure.class);
    for (SweepMeasure measure : values()) {
      double value = measure.of(channel, method);
      all.put(measure, Double.isFinite(value) ? value : Double.NaN);
    }
    return all;
  }

  private double of(ChannelSummary channel, MethodSummary method) {
    return switch (this) {
      case TRIALS -> method.trials();
      case DELAY -> method.delaySeconds().mean();
      case DELAY_DEVIATION -> method.delaySeconds().deviation();
      case ENERGY -> method.joules().mean();
      case ENERGY_DEVIATION -> method.joules().deviation();
      case DEVICE -> method.time().device();
      case UPLINK -> method.time().uplink();
      case SERVER -> method.time().server();
      case DOWNLINK -> method.time().downlink();
      case WAITING -> method.waitingSeconds();
      case DELAY_SAVED -> DELAY.saved(channel, method, Policies.SERVER_ONLY);
      case ENERGY_SAVED -> ENERGY.saved(channel, method, Policies.SERVER_ONLY);
      case ENERGY_SAVED_DEVICE -> ENERGY.saved(channel, method, Policies.DEVICE_ONLY);
      case ABORTED -> method.abortedSessions();
      case UNSERVED -> method.unserved();
      case TIME_IN_VAIN -> method.secondsInVain();
      case ENERGY_IN_VAIN -> method.joulesInVain();
    };
  }

  /** The share of 1 by which the proposed method is below another, as the claims have it. */
  private double saved(ChannelSummary channel, MethodSummary method, Method reference) {
    return !method.method().equals(Policies.PROPOSED)
        ? Double.NaN
        : channel
            .method(reference)
            .map(other -> 1 - of(channel, method) / of(channel, other))
            .orElse(Double.NaN);
  }
}
