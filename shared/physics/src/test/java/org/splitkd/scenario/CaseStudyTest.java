package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.LinkBudget;
import org.splitkd.api.radio.ShadowingModel;
import org.splitkd.cost.Levers;
import org.splitkd.cost.Schedule;
import org.splitkd.cost.Workload;
import org.splitkd.fault.FaultScript;
import org.splitkd.fault.Faults;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.GpuPowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.mobility.LapMobility;
import org.splitkd.mobility.LineOfSight;
import org.splitkd.mobility.TraceMobility;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.model.Training;
import org.splitkd.radio.Carrier;
import org.splitkd.radio.CheckedRadio;
import org.splitkd.radio.CqiTable;
import org.splitkd.radio.Motion;
import org.splitkd.radio.NrAdaptation;
import org.splitkd.radio.Outage;
import org.splitkd.radio.PathLoss;
import org.splitkd.radio.PathLoss.Environment;
import org.splitkd.radio.SightByChance;
import org.splitkd.radio.SnrThresholds;
import org.splitkd.scenario.DistillationSettings.AdamW;
import org.splitkd.scenario.DistillationSettings.ChargeAs;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.DistillationSettings.Evaluation;
import org.splitkd.scenario.DistillationSettings.Loss;
import org.splitkd.scenario.DistillationSettings.Sources;
import org.splitkd.scenario.DistillationSettings.Student;
import org.splitkd.scenario.DistillationSettings.Wire;
import org.splitkd.scenario.ExpectedSaving.Quantity;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.Scenario.FaultSettings;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.RunSettings;
import org.splitkd.scenario.Scenario.Selection;
import org.splitkd.tensor.DType;

/** Compares the shipped scenarios with the numbers of the cost model's specification. */
class CaseStudyTest {

  private final Scenario scenario = Scenarios.caseStudy();

  @Test
  void shouldDistilLlama8bIntoLlama1b() {
    LlamaShape teacher = new LlamaShape("llama-3.1-8b", 4096, 14336, 32, 8, 128256, 32, false);
    LlamaShape student = new LlamaShape("llama-3.2-1b", 2048, 8192, 32, 8, 128256, 16, true);
    assertEquals(
        new Workload(
            new PartitionedModel(teacher, 64),
            new PartitionedModel(student, 12),
            new Training.Lora(16),
            new Workload.Volume(512, 4, 2, 4),
            new Workload.Precision(16, 16, 0, 16, 16, 0, true, true),
            Schedule.SEQUENTIAL,
            Levers.OFF),
        scenario.workload());
  }

  @Test
  void shouldServeWithAnRtx4090() {
    assertEquals(
        new EdgeServer(
            "rtx-4090",
            new ComputeUnits(16384, 4, 0.5),
            0.21,
            new GpuPowerLaw(450, 65, 20, 2.52, 2.1),
            24,
            1008),
        scenario.server());
    assertEquals(new Modem(5, 3), scenario.modem());
    assertEquals(new Modem(25, 10), scenario.baseStation());
  }

  @Test
  void shouldDriveTenVehiclesAtTheirClocks() {
    Device fastOrin = device("agx-orin-64gb", 2048, 1.30, 60, 1.3, 9, 64, 204.8);
    Device slowOrin = device("agx-orin-64gb", 2048, 1.00, 60, 1.3, 9, 64, 204.8);
    Device nx16 = device("orin-nx-16gb", 1024, 0.91, 25, 0.918, 5, 16, 102.4);
    Device nx8 = device("orin-nx-8gb", 1024, 0.76, 20, 0.765, 5, 8, 102.4);
    Device xavier = device("agx-xavier-32gb", 512, 1.20, 30, 1.2, 7, 32, 136.5);
    assertEquals(
        List.of(fastOrin, fastOrin, slowOrin, slowOrin, nx16, nx16, nx8, nx8, xavier, xavier),
        scenario.fleet());
  }

  @Test
  void shouldTransmitAt28GigahertzUnderThreeChannels() {
    assertEquals(
        List.of(channel("good", -166), channel("normal", -163), channel("poor", -160)),
        scenario.channels());
    assertEquals(new Motion(new LapMobility(30, 400, 200, 10), 0.5), scenario.mobility());
  }

  @Test
  void shouldCompareThreeMethodsInFortyTrials() {
    assertEquals(
        new PolicySettings(
            scenario.policy().compared(),
            List.of(),
            List.of(
                claim(Quantity.DELAY, "server-only", 0.16),
                claim(Quantity.ENERGY, "server-only", 0.22),
                claim(Quantity.ENERGY, "device-only", 0.19)),
            Optional.empty(),
            1.15,
            Selection.GREEDY,
            true,
            new Accounting(false, false),
            0.5,
            3,
            true),
        scenario.policy());
    assertEquals(
        List.of("server-only", "device-only", "proposed"),
        scenario.policy().compared().stream().map(MethodSpec::policy).toList());
    assertEquals(
        List.of("server-only", "device-only", "proposed"),
        scenario.policy().methods().stream().map(Method::label).toList());
    assertEquals(new RunSettings(40, 20250101, 30), scenario.run());
    assertEquals("case-study", scenario.name());
  }

  private static ExpectedSaving claim(Quantity quantity, String reference, double atLeast) {
    return new ExpectedSaving(
        new Method("proposed"), new Method(reference), quantity, atLeast, "the paper");
  }

  @Test
  void shouldLoseALinkAfterAMinuteAndStrikeNobodyOnPurpose() {
    assertEquals(new Outage(60), scenario.outage());
    assertEquals(new FaultSettings(0, FaultScript.NONE), scenario.faults());
    assertEquals(
        new Faults(0.25, 7, 5),
        Scenarios.caseStudy("faults.vehicle-dies=0.25", "run.seed=7").faults(5));
  }

  @Test
  void shouldDistilForFourRoundsUnderTheNormalChannel() {
    assertEquals(
        new DistillationSettings(
            new Sources(
                Scenarios.CONF.resolve("speeches"),
                5,
                Scenarios.CONF.resolve("teacher"),
                new Student.Made(12, 128, 256, 4, 2)),
            new Course(
                4,
                new Workload.Volume(128, 8, 2, 4),
                "normal",
                scenario.policy().compared().get(2)),
            new Loss(2, 0.5),
            new Training.Full(),
            16,
            new AdamW(3e-3, 20, 0.1, 0.9, 0.95, 1e-8, 0.05, 1),
            new Evaluation(16384, true),
            new Wire(DType.FP16, DType.FP16, DType.BF16, DType.FP16, DType.BF16),
            ChargeAs.MODELS,
            1),
        scenario.distillation());
  }

  @Test
  void shouldDifferInTrialsAndDistillationOnlyWhenQuick() {
    Scenario quick = ScenarioFile.load(Scenarios.CONF.resolve("quick.conf"), List.of()).scenario();
    assertEquals("quick", quick.name());
    assertEquals(new RunSettings(4, 20250101, 30), quick.run());
    assertEquals(scenario.workload(), quick.workload());
    assertEquals(scenario.fleet(), quick.fleet());
    assertEquals(scenario.channels(), quick.channels());
    assertEquals(scenario.policy(), quick.policy());
    assertEquals(scenario.distillation().sources(), quick.distillation().sources());
    assertEquals(
        new Course(
            1, new Workload.Volume(64, 2, 2, 4), "normal", scenario.policy().compared().get(2)),
        quick.distillation().course());
  }

  @Test
  void shouldDifferInMobilityOnlyOnStreets() {
    LoadedScenario sumo = ScenarioFile.load(Scenarios.SUMO, List.of());
    TraceMobility mobility = (TraceMobility) sumo.scenario().mobility().mobility();
    assertEquals(10, mobility.trace().vehicles());
    assertEquals(new Position(138, 133), mobility.map().station());
    assertEquals(
        new LineOfSight.Streets(
            List.of(
                new LineOfSight.Rectangle(-10, 115, 400, 135),
                new LineOfSight.Rectangle(120, -10, 140, 260))),
        mobility.lineOfSight());
    assertEquals(Scenarios.CONF.resolve("traces/ten-vehicles.csv"), sumo.trace().orElseThrow());
    assertEquals(scenario.fleet(), sumo.scenario().fleet());
    assertEquals(scenario.mobility(), Scenarios.sumo("mobility.trace=null").mobility());
  }

  @Test
  void shouldCountRealBlocksWithPresetReal() {
    Workload real = Scenarios.caseStudy("models.preset=real").workload();
    assertEquals(32, real.teacher().blocks());
    assertEquals(16, real.student().blocks());
    assertEquals(15, real.deepestCut().index());
  }

  @Test
  void shouldOrderChannelsByNoiseThenName() {
    Scenario channels =
        Scenarios.caseStudy("radio.channels { worst = -155, b = -163, a = -163, poor = null }");
    assertEquals(
        List.of("good", "a", "b", "normal", "worst"),
        channels.channels().stream().map(Channel::name).toList());
    assertTrue(channels.channels().get(1).noiseDbmPerHz() == -163);
  }

  private static Channel channel(String name, double noise) {
    PathLoss pathLoss = new PathLoss(Environment.UMI_STREET_CANYON, 28, 10, 1.5);
    return new Channel(
        name,
        noise,
        new CheckedRadio(
            "3gpp",
            new ComposedRadio(
                new SightByChance(pathLoss, 50),
                pathLoss,
                ShadowingModel.none(),
                new LinkBudget(23, 37, 14, 23, 0),
                noise,
                new NrAdaptation(
                    new Carrier(
                        132, 3, 1, new Carrier.Split(0.10, 0.5), new Carrier.Split(0.18, 0.5)),
                    CqiTable.QAM64,
                    SnrThresholds.CANONICAL))));
  }

  private static Device device(
      String name,
      int cores,
      double ghz,
      double ratedWatts,
      double ratedGhz,
      double idleWatts,
      double memoryGib,
      double memoryGbPerSecond) {
    return new Device(
        name,
        new ComputeUnits(cores, 16, 0.4),
        ghz,
        new DevicePowerLaw(ratedWatts, ratedGhz, idleWatts),
        memoryGib,
        memoryGbPerSecond,
        1.5e9);
  }
}
