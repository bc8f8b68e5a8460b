package org.splitkd.scenario;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.splitkd.api.cost.Accounting;
import org.splitkd.cost.Equipment;
import org.splitkd.cost.Workload;
import org.splitkd.fault.FaultScript;
import org.splitkd.fault.Faults;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.Modem;
import org.splitkd.radio.CheckedRadio;
import org.splitkd.radio.Motion;
import org.splitkd.radio.Outage;

/**
 * A validated scenario.
 *
 * @param name name of the file, without its extension
 * @param fleet the vehicles' devices, in index order
 * @param channels channels, best first
 * @param outage time without rate after which a link is lost
 */
public record Scenario(
    String name,
    Workload workload,
    EdgeServer server,
    List<Device> fleet,
    Modem modem,
    Modem baseStation,
    List<Channel> channels,
    Outage outage,
    Motion mobility,
    PolicySettings policy,
    RunSettings run,
    FaultSettings faults,
    DistillationSettings distillation) {

  /**
   * A channel quality and the radio under it.
   *
   * @param noiseDbmPerHz noise power spectral density N0
   */
  public record Channel(String name, double noiseDbmPerHz, CheckedRadio radio) {}

  /**
   * The policy settings: methods, claims, limits and accounting.
   *
   * @param compared the compared methods, in the order of the reports
   * @param described the methods that have settings of their own, compared or not
   * @param claims claims about the methods to check
   * @param reference the method that all others are compared with, if the scenario names one
   * @param beta the delay limit of a session, relative to cut 1 at f_max
   * @param respectMemory whether the proposed method uses only cuts that fit the device's memory
   * @param waitSeconds how long the proposed method waits when no vehicle is in coverage
   * @param attempts largest number of attempts per vehicle and round
   * @param forecast whether policies know the rates along the vehicles' drives in advance
   */
  public record PolicySettings(
      List<MethodSpec> compared,
      List<MethodSpec> described,
      List<ExpectedSaving> claims,
      Optional<Method> reference,
      double beta,
      Selection selection,
      boolean respectMemory,
      Accounting accounting,
      double waitSeconds,
      int attempts,
      boolean forecast) {

    /** The names of the compared methods, in the order of the reports. */
    public List<Method> methods() {
      return compared.stream().map(MethodSpec::method).toList();
    }
  }

  /** The order in which the proposed method serves the vehicles of a round. */
  public enum Selection {
    /** Next is the vehicle with the least predicted delay. */
    GREEDY,
    /** By index. */
    INDEX
  }

  /**
   * The settings of a run.
   *
   * @param answerTimeoutSeconds real time after which the session of a silent vehicle or GPU starts
   *     over, or is aborted if {@code faults.script} has messages of the vehicle lost
   */
  public record RunSettings(int trials, long seed, double answerTimeoutSeconds) {

    /** Returns {@code answerTimeoutSeconds}. */
    public Duration answerTimeout() {
      return Duration.ofNanos((long) (answerTimeoutSeconds * 1e9));
    }
  }

  /**
   * Injected faults.
   *
   * @param vehicleDies the probability that the vehicle dies in a session, 0 to 1
   * @param script further faults, in every cell
   */
  public record FaultSettings(double vehicleDies, FaultScript script) {}

  /** Returns the same scenario with another workload. */
  public Scenario with(Workload other) {
    return new Scenario(
        name,
        other,
        server,
        fleet,
        modem,
        baseStation,
        channels,
        outage,
        mobility,
        policy,
        run,
        faults,
        distillation);
  }

  /**
   * Returns the faults of a trial.
   *
   * @param trial index of the trial, from 0
   */
  public Faults faults(int trial) {
    return new Faults(faults.vehicleDies(), faults.script(), run.seed(), trial);
  }

  /** Returns the machines that a session of one vehicle runs on. */
  public Equipment equipment(int vehicle) {
    return new Equipment(server, fleet.get(vehicle), modem, baseStation);
  }
}
