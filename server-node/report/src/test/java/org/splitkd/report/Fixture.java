package org.splitkd.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.LinkBudget;
import org.splitkd.api.radio.ShadowingModel;
import org.splitkd.comparison.CellId;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.cost.Levers;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.SessionCharge;
import org.splitkd.cost.Workload;
import org.splitkd.fault.FaultScript;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.GpuPowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.learning.SessionLearning;
import org.splitkd.mobility.LapMobility;
import org.splitkd.model.CutLayer;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.policy.Policies;
import org.splitkd.radio.Carrier;
import org.splitkd.radio.CheckedRadio;
import org.splitkd.radio.CqiTable;
import org.splitkd.radio.Motion;
import org.splitkd.radio.NrAdaptation;
import org.splitkd.radio.Outage;
import org.splitkd.radio.PathLoss;
import org.splitkd.radio.SightByChance;
import org.splitkd.radio.SnrThresholds;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.scenario.ExpectedSaving;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.Scenario.FaultSettings;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.RunSettings;
import org.splitkd.scenario.Scenario.Selection;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** A comparison of two channels, three methods, two trials and two vehicles, with round numbers. */
public record Fixture(
    List<String> channels,
    List<Method> methods,
    Selection selection,
    Schedule schedule,
    double serverGib,
    double fleetGhz) {

  static final double MOST_GHZ = 2.5;

  public static final Fixture DEFAULT =
      new Fixture(
          List.of("good", "poor"),
          List.of(Policies.SERVER_ONLY, Policies.DEVICE_ONLY, Policies.PROPOSED),
          Selection.GREEDY,
          Schedule.SEQUENTIAL,
          24,
          1);

  public static ComparisonSummary summary() {
    return DEFAULT.summarised();
  }

  public Fixture withMethods(Method... some) {
    return new Fixture(channels, List.of(some), selection, schedule, serverGib, fleetGhz);
  }

  public Fixture withChannels(String first, String second) {
    return new Fixture(List.of(first, second), methods, selection, schedule, serverGib, fleetGhz);
  }

  public Fixture with(Selection other) {
    return new Fixture(channels, methods, other, schedule, serverGib, fleetGhz);
  }

  public Fixture with(Schedule other) {
    return new Fixture(channels, methods, selection, other, serverGib, fleetGhz);
  }

  public Fixture withServerGib(double gib) {
    return new Fixture(channels, methods, selection, schedule, gib, fleetGhz);
  }

  public Fixture withFleetGhz(double ghz) {
    return new Fixture(channels, methods, selection, schedule, serverGib, ghz);
  }

  public ComparisonSummary summarised() {
    return ComparisonSummary.of(scenario(), cells());
  }

  public Scenario scenario() {
    return new Scenario(
        "fixture",
        workload(),
        new EdgeServer(
            "rtx-4090",
            new ComputeUnits(16384, 4, 0.5),
            0.2,
            new GpuPowerLaw(450, 65, 20, MOST_GHZ, 2),
            serverGib,
            1008),
        List.of(device("agx-orin", 64), device("orin-nx", 6.5)),
        new Modem(5, 3),
        new Modem(25, 10),
        channels.stream().map(name -> new Channel(name, -166, radio())).toList(),
        new Outage(60),
        new Motion(new LapMobility(30, 400, 200, 10), 0.5),
        new PolicySettings(
            methods.stream().map(Method::label).map(MethodSpec::named).toList(),
            List.of(),
            claims(),
            Optional.empty(),
            1.15,
            selection,
            true,
            new Accounting(false, false),
            0.5,
            3,
            true),
        new RunSettings(2, 7, 60),
        new FaultSettings(0, FaultScript.NONE),
        CaseStudy.with().distillation());
  }

  /** The paper's claims about these methods. */
  private List<ExpectedSaving> claims() {
    String names = methods.stream().map(Method::label).collect(Collectors.joining(","));
    return CaseStudy.with("policy.methods=[" + names + "]").policy().claims();
  }

  /** The models and the volume of the case study. */
  private Workload workload() {
    LlamaShape teacher = new LlamaShape("llama-3.1-8b", 4096, 14336, 32, 8, 128256, 32, false);
    LlamaShape student = new LlamaShape("llama-3.2-1b", 2048, 8192, 32, 8, 128256, 16, true);
    return new Workload(
        new PartitionedModel(teacher, 64),
        new PartitionedModel(student, 12),
        new Training.Lora(16),
        new Workload.Volume(512, 4, 2, 4),
        new Workload.Precision(16, 16, 0, 16, 16, 0, true, true),
        schedule,
        Levers.OFF);
  }

  private Device device(String name, double gib) {
    return new Device(
        name,
        new ComputeUnits(1024, 16, 0.4),
        fleetGhz,
        new DevicePowerLaw(25, fleetGhz, 5),
        gib,
        102.4,
        1.5e9);
  }

  private static CheckedRadio radio() {
    PathLoss pathLoss = new PathLoss(PathLoss.Environment.UMI_STREET_CANYON, 28, 10, 1.5);
    return new CheckedRadio(
        "3gpp",
        new ComposedRadio(
            new SightByChance(pathLoss, 50),
            pathLoss,
            ShadowingModel.none(),
            new LinkBudget(23, 37, 14, 23, 0),
            -166,
            new NrAdaptation(
                new Carrier(132, 3, 1, new Carrier.Split(0.1, 0.5), new Carrier.Split(0.18, 0.5)),
                CqiTable.QAM64,
                SnrThresholds.CANONICAL)));
  }

  /** The results in cell order, as a comparison returns them. */
  public List<CellResult> cells() {
    List<CellResult> cells = new ArrayList<>();
    for (int channel = 0; channel < channels.size(); channel++) {
      for (Method method : methods) {
        for (int trial = 0; trial < 2; trial++) {
          RoundResult round = channel == 0 ? good(method, trial) : poor(method, trial);
          cells.add(new CellResult(new CellId(channels.get(channel), method, trial), round));
        }
      }
    }
    return cells;
  }

  private static RoundResult good(Method method, int trial) {
    double slow = trial == 0 ? 0 : 5;
    return switch (method.label()) {
      case "server-only" ->
          round(
              session(1, 0, 1, 2.5, 0, time(1, 4 + slow, 3, 2), 1000),
              session(2, 1, 1, 2.5, 10 + slow, time(1, 4 + slow, 3, 2), 1000));
      case "device-only" ->
          round(
              session(1, 0, 11, 2.5, 0, time(10 + 2 * slow, 5, 3, 2), 950),
              session(2, 1, 11, 2.5, 20 + 2 * slow, time(10 + 2 * slow, 5, 3, 2), 950));
      default ->
          trial == 0
              ? round(
                  session(1, 1, 1, 2, 2, time(1, 2, 3, 2), 780),
                  session(2, 0, 2, 2, 10, time(1, 2, 3, 2), 780))
              : round(
                  session(1, 0, 2, 2, 0, time(1, 2, 3, 2), 780),
                  session(2, 1, 2, 2.4, 12, time(1, 6, 3, 2), 780));
    };
  }

  private static RoundResult poor(Method method, int trial) {
    return switch (method.label()) {
      case "server-only" ->
          round(
              session(1, 0, 1, 2.5, 0, time(2, 40, 4, 4), 2000),
              session(2, 1, 1, 2.5, 50, time(2, 40, 4, 4), 2000));
      case "device-only" ->
          round(
              session(1, 0, 11, 2.5, 0, time(30, 22, 4, 4), 1500),
              session(2, 1, 11, 2.5, 60, time(30, 22, 4, 4), 1500));
      default ->
          trial == 0
              ? round(
                  session(1, 0, 2, 2, 0, time(3, 34, 4, 4), 1200),
                  session(2, 1, 1, 2, 45, time(3, 34, 4, 4), 1200))
              : new RoundResult(
                  1,
                  List.of(session(1, 0, 2, 2, 0, time(3, 34, 4, 4), 1200)),
                  List.of(
                      new AbortedSession(
                          1,
                          2,
                          1,
                          1,
                          Optional.empty(),
                          SessionCharge.none(EmulatedInstant.START),
                          0,
                          AbortKind.SILENCE,
                          "silent",
                          false)),
                  EmulatedInstant.START,
                  new EmulatedInstant(45),
                  Optional.empty());
    };
  }

  private static RoundResult round(CommittedSession first, CommittedSession second) {
    return new RoundResult(
        1,
        List.of(first, second),
        List.of(),
        EmulatedInstant.START,
        second.charge().span().end(),
        Optional.empty());
  }

  private static TimeParts time(double device, double uplink, double server, double downlink) {
    return new TimeParts(device, uplink, server, downlink);
  }

  private static CommittedSession session(
      int order, int vehicle, int cut, double ghz, double start, TimeParts time, double joules) {
    Interval span = Interval.lasting(new EmulatedInstant(start), time.sum());
    EnergyParts energy = new EnergyParts(joules, 0, 0, 0, 0, 0, 0);
    return new CommittedSession(
        1,
        order,
        vehicle,
        new CutLayer(cut),
        ghz,
        new SessionCharge(span, time, energy),
        joules,
        SessionLearning.NONE);
  }
}
