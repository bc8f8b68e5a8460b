package org.splitkd.scenario;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.splitkd.cost.Workload;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.Modem;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Mobility;
import org.splitkd.radio.TrialDraw;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.Scenario.RunSettings;

/** Puts a scenario together from its sections and checks what spans several of them. */
final class ScenarioReader {

  private final Section root;
  private final MobilityReader mobilities;

  ScenarioReader(Section root) {
    this.root = root;
    this.mobilities = new MobilityReader();
  }

  /**
   * @param keysRead called when every key was asked for, before the costly checks
   */
  Scenario read(String name, Runnable keysRead) {
    Workload workload = WorkloadReader.workload(root);
    EdgeServer server = HardwareReader.server(root);
    List<Device> fleet = HardwareReader.fleet(root);
    Modem modem = HardwareReader.modem(root.section("modem"));
    Modem baseStation = HardwareReader.modem(root.section("base-station"));
    Section radio = root.section("radio");
    Section channelNoise = radio.section("channels");
    List<Channel> channels = RadioReader.channels(radio, channelNoise);
    Mobility mobility =
        mobilities.mobility(
            root.section(MobilityReader.SECTION), radio.flag("shadowing"), fleet.size());
    var policy = SettingsReader.policy(root.section("policy"));
    RunSettings run = SettingsReader.run(root.section("run"));
    keysRead.run();
    requireCoverage(
        channelNoise, channels, mobility, TrialDraw.sequence(run.seed(), 1, fleet.size()).get(0));
    return new Scenario(
        name, workload, server, fleet, modem, baseStation, channels, mobility, policy, run);
  }

  /** The trace that {@link #read} used. */
  Optional<Path> trace() {
    return mobilities.trace();
  }

  private static void requireCoverage(
      Section channelNoise, List<Channel> channels, Mobility mobility, TrialDraw draw) {
    for (Channel channel : channels) {
      List<Drive> drives = mobility.under(channel.link()).drives(draw);
      for (int vehicle = 0; vehicle < drives.size(); vehicle++) {
        if (!drives.get(vehicle).everInCoverage()) {
          throw channelNoise.wrong(
              channel.name(),
              "vehicle " + (vehicle + 1) + " is out of coverage at every point of its drive");
        }
      }
    }
  }
}
