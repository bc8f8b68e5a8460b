package org.splitkd.report.summary;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.splitkd.scenario.Method;

/**
 * A measure of one method under one channel in a sweep: a column of its files. NaN if there is no
 * value. Every sweep has the constants; the savings depend on the references that its methods are
 * compared with.
 *
 * @param column the name in files, with its unit
 * @param whole whether its values are whole numbers
 */
public record SweepMeasure(String column, boolean whole) {

  public static final SweepMeasure TRIALS = new SweepMeasure("trials", true);
  public static final SweepMeasure DELAY = number("delay_s");
  public static final SweepMeasure DELAY_DEVIATION = number("delay_sd_s");
  public static final SweepMeasure ENERGY = number("energy_j");
  public static final SweepMeasure ENERGY_DEVIATION = number("energy_sd_j");
  public static final SweepMeasure DEVICE = number("device_s");
  public static final SweepMeasure UPLINK = number("uplink_s");
  public static final SweepMeasure SERVER = number("server_s");
  public static final SweepMeasure DOWNLINK = number("downlink_s");
  public static final SweepMeasure WAITING = number("waiting_s");
  public static final SweepMeasure ABORTED = new SweepMeasure("aborted_sessions", true);
  public static final SweepMeasure UNSERVED = new SweepMeasure("unserved", true);
  public static final SweepMeasure WASTED_TIME = number("wasted_s");
  public static final SweepMeasure WASTED_ENERGY = number("wasted_j");

  private static final List<SweepMeasure> FIRST =
      List.of(
          TRIALS,
          DELAY,
          DELAY_DEVIATION,
          ENERGY,
          ENERGY_DEVIATION,
          DEVICE,
          UPLINK,
          SERVER,
          DOWNLINK,
          WAITING);

  private static final List<SweepMeasure> LAST =
      List.of(ABORTED, UNSERVED, WASTED_TIME, WASTED_ENERGY);

  private static final Pattern SAVED = Pattern.compile("([a-z_]+)_saved_vs_([a-z][a-z0-9_]*)");

  /** A saving: the share of 1 by which a method needs less than a reference, as in claims. */
  public static SweepMeasure saved(Versus versus) {
    return number(
        versus.quantity().column() + "_saved_vs_" + versus.reference().label().replace('-', '_'));
  }

  /** The constants in the order of the files, with the savings among them. */
  static List<SweepMeasure> with(List<SweepMeasure> saved) {
    List<SweepMeasure> all = new ArrayList<>(FIRST);
    all.addAll(saved);
    all.addAll(LAST);
    return all;
  }

  /** The measure of a column of savings; empty for other columns. */
  public static Optional<SweepMeasure> savedIn(String column) {
    return SAVED.matcher(column).matches() ? Optional.of(number(column)) : Optional.empty();
  }

  /** The constants. */
  public static List<SweepMeasure> always() {
    return with(List.of());
  }

  /** Whether it is a saving. */
  public boolean saves() {
    return SAVED.matcher(column).matches();
  }

  /** The measure in words, such as {@code delay saved, server-only}. */
  public String words() {
    Matcher saved = SAVED.matcher(column);
    return saved.matches()
        ? saved.group(1).replace('_', ' ') + " saved, " + saved.group(2).replace('_', '-')
        : column;
  }

  static Map<SweepMeasure, Double> all(
      List<Versus> versus, ChannelSummary channel, MethodSummary method) {
    Map<SweepMeasure, Double> values = new LinkedHashMap<>();
    values.put(TRIALS, (double) method.trials());
    values.put(DELAY, method.delaySeconds().mean());
    values.put(DELAY_DEVIATION, method.delaySeconds().deviation());
    values.put(ENERGY, method.joules().mean());
    values.put(ENERGY_DEVIATION, method.joules().deviation());
    values.put(DEVICE, method.time().device());
    values.put(UPLINK, method.time().uplink());
    values.put(SERVER, method.time().server());
    values.put(DOWNLINK, method.time().downlink());
    values.put(WAITING, method.waitingSeconds());
    List<Method> references = versus.stream().map(Versus::reference).toList();
    for (Versus one : versus) {
      values.put(
          saved(one),
          references.contains(method.method()) ? Double.NaN : saved(one, channel, method));
    }
    values.put(ABORTED, (double) method.abortedSessions());
    values.put(UNSERVED, (double) method.unserved());
    values.put(WASTED_TIME, method.wastedSeconds());
    values.put(WASTED_ENERGY, method.wastedJoules());
    values.replaceAll((measure, value) -> Double.isFinite(value) ? value : Double.NaN);
    return values;
  }

  private static double saved(Versus versus, ChannelSummary channel, MethodSummary method) {
    return channel
        .method(versus.reference())
        .map(other -> 1 - method.mean(versus.quantity()) / other.mean(versus.quantity()))
        .orElse(Double.NaN);
  }

  private static SweepMeasure number(String column) {
    return new SweepMeasure(column, false);
  }
}
