package org.splitkd.scenario;

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
 * @param name of the file, without its ending
 * @param fleet the vehicles' devices, in index order
 * @param channels best first
 * @param outage after which a link is lost
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
   * How sessions are decided.
   *
   * @param compared the methods that are compared, in the order of the reports
   * @param described the methods that have settings of their own, compared or not
   * @param claims that are checked of them
   * @param reference the method that all others are held against, if the scenario names one
   * @param beta the delay limit of a session, relative to cut 1 at f_max
   * @param respectMemory whether the proposed method keeps to cuts that fit the device's memory
   * @param waitSeconds how long the proposed method waits when no vehicle is in coverage
   * @param attempts how often a vehicle is tried in a round before its turn is over
   * @param forecast whether policies are told the rates along the vehicles' drives in advance
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

    /** The names of the methods that are compared, in the order of the reports. */
    public List<Method> methods() {
      return compared.stream().map(MethodSpec::method).toList();
    }
  }

  /** How the proposed method orders the vehicles of a round. */
  public enum Selection {
    /** The vehicle of least predicted delay next. */
    GREEDY,
    /** By index. */
    INDEX
  }

  /**
   * How often a comparison is run.
   *
   * @param answerTimeoutSeconds wall-clock time after which a silent vehicle or GPU is given up;
   *     decides nothing that is reported of a session that completes
   */
  public record RunSettings(int trials, long seed, double answerTimeoutSeconds) {}

  /**
   * What goes wrong on purpose.
   *
   * @param vehicleDies the probability that the vehicle dies in a session, 0 to 1
   * @param script what goes wrong besides, in every cell
   */
  public record FaultSettings(double vehicleDies, FaultScript script) {}

  /** The same scenario with other work in its sessions. */
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
   * What strikes the sessions of a trial.
   *
   * @param trial from 0
   */
  public Faults faults(int trial) {
    return new Faults(faults.vehicleDies(), faults.script(), run.seed(), trial);
  }

  /** What a session of one vehicle runs on. */
  public Equipment equipment(int vehicle) {
    return new Equipment(server, fleet.get(vehicle), modem, baseStation);
  }
}
