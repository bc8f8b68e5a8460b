package org.splitkd.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.cost.Workload;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.Modem;
import org.splitkd.plugin.PluginException;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Motion;
import org.splitkd.radio.Outage;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.Scenario.FaultSettings;
import org.splitkd.scenario.Scenario.PolicySettings;
import org.splitkd.scenario.Scenario.RunSettings;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Section;

/** Assembles a scenario from its sections and checks constraints across sections. */
final class ScenarioReader {

  static final String DISTILLATION = "distillation";

  private final Section root;
  private final Extensions extensions;
  private final boolean toTrain;
  private Optional<Path> trace = Optional.empty();

  /**
   * @param extensions extensions that the scenario may name
   * @param toTrain whether the distillation is to be run
   */
  ScenarioReader(Section root, Extensions extensions, boolean toTrain) {
    this.root = root;
    this.extensions = extensions;
    this.toTrain = toTrain;
  }

  /**
   * @param keysRead called after every key was read, before the costly checks
   */
  Scenario read(String name, Runnable keysRead) {
    Section workloadKeys = root.section("workload");
    LeverReader levers = new LeverReader(root);
    Workload workload = WorkloadReader.workload(root, workloadKeys, levers.levers());
    HardwareReader hardware = new HardwareReader(root, extensions, levers);
    EdgeServer server = hardware.server();
    List<Device> fleet = hardware.fleet();
    Modem modem = HardwareReader.modem(root.section("modem"));
    Modem baseStation = HardwareReader.modem(root.section("base-station"));
    Section radio = root.section("radio");
    Section channelNoise = radio.section("channels");
    MobilityReader mobilities =
        new MobilityReader(root.section(MobilityReader.SECTION), extensions);
    RadioReader radios = new RadioReader(radio, extensions);
    List<Channel> channels = radios.channels(channelNoise, mobilities.losCorrelationM());
    Outage outage = radios.outage();
    Motion motion = mobilities.motion(fleet.size());
    trace = mobilities.trace();
    Section policyKeys = root.section("policy");
    MethodReader methods = new MethodReader(policyKeys, extensions);
    PolicySettings policy = SettingsReader.policy(root, policyKeys, methods);
    RunSettings run = SettingsReader.run(root.section("run"));
    FaultSettings faults = SettingsReader.faults(root.section("faults"), fleet.size());
    Section distillationKeys = root.section(DISTILLATION);
    var distillation =
        new DistillationReader(distillationKeys, methods, extensions)
            .settings(workloadKeys, workload.volume());
    keysRead.run();
    Scenario scenario =
        new Scenario(
            name,
            workload,
            server,
            fleet,
            modem,
            baseStation,
            channels,
            outage,
            motion,
            policy,
            run,
            faults,
            distillation);
    if (toTrain) {
      new TrainingRequirements(distillationKeys).check(scenario);
      levers.checkTraining();
    }
    requireCoverage(
        channelNoise, channels, motion, TrialDraw.sequence(run.seed(), 1, fleet.size()).get(0));
    return scenario;
  }

  /** The extensions that {@link #read} found. */
  Extensions extensions() {
    return extensions;
  }

  /** The trace that {@link #read} used. */
  Optional<Path> trace() {
    return trace;
  }

  private static void requireCoverage(
      Section channelNoise, List<Channel> channels, Motion motion, TrialDraw draw) {
    for (Channel channel : channels) {
      List<Drive> drives = drives(channel, motion, draw);
      for (int vehicle = 0; vehicle < drives.size(); vehicle++) {
        if (!drives.get(vehicle).everInCoverage()) {
          throw channelNoise.wrong(
              channel.name(),
              "vehicle " + (vehicle + 1) + " is out of coverage at every point of its drive");
        }
      }
    }
  }

  private static List<Drive> drives(Channel channel, Motion motion, TrialDraw draw) {
    try {
      return motion.under(channel.radio()).drives(draw);
    } catch (PluginException failure) {
      throw new ScenarioException(String.valueOf(failure.getMessage()));
    }
  }
}
