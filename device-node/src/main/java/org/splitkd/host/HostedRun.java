package org.splitkd.host;

import akka.actor.typed.Behavior;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.splitkd.device.ScenarioVehicle;
import org.splitkd.device.TensorDeviceTrainer;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.DistillationLoader;
import org.splitkd.distillation.TrainingGround;
import org.splitkd.files.Folders;
import org.splitkd.link.RunText;
import org.splitkd.nn.torch.Torch;
import org.splitkd.plugin.Plugins;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.scenario.Scenario;

/** A device node's view of a run: it creates the run's vehicles. */
@FunctionalInterface
interface HostedRun {

  /**
   * Creates one of its vehicles.
   *
   * @param index index of the vehicle, from 0
   */
  Behavior<VehicleCommand> vehicle(int index);

  /**
   * Loads from this node's files what a run's scenario names.
   *
   * @param plugins plugins of this node
   * @throws RuntimeException with a one-line message if loading fails
   */
  static HostedRun load(RunText run, Plugins plugins) {
    Scenario scenario = scenario(run, plugins);
    Torch.start(scenario.distillation().threads());
    Distillation distillation = DistillationLoader.load(scenario);
    TrainingGround ground = TrainingGround.of(scenario, distillation);
    return index ->
        ScenarioVehicle.create(
            ground.charged(),
            TrainingGround.TRIAL,
            vehicle -> new TensorDeviceTrainer(distillation),
            index,
            ground.drives().get(index));
  }

  private static Scenario scenario(RunText run, Plugins plugins) {
    try {
      Path folder = Files.createTempDirectory("splitkd-run-");
      try {
        Path file =
            Files.writeString(folder.resolve("config.conf"), run.text(), StandardCharsets.UTF_8);
        return run.load(file, plugins).scenario();
      } finally {
        Folders.remove(folder);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
