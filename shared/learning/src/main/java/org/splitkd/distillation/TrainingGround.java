package org.splitkd.distillation;

import java.util.List;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;

/**
 * The emulated setting of a distillation. It follows from the scenario alone, so it is the same on
 * every node.
 *
 * @param charged the scenario with the workload that sessions are charged with
 * @param draw random draw of the distillation's trial
 * @param drives drives of the vehicles, by vehicle index
 */
public record TrainingGround(Scenario charged, TrialDraw draw, List<Drive> drives) {

  /** The trial of a comparison whose motion and faults a distillation uses. */
  public static final int TRIAL = 0;

  public TrainingGround {
    drives = List.copyOf(drives);
  }

  public static TrainingGround of(Scenario scenario, Distillation distillation) {
    TrialDraw draw =
        TrialDraw.sequence(scenario.run().seed(), 1, scenario.fleet().size()).get(TRIAL);
    Channel channel = channel(scenario, scenario.distillation().course().channel());
    return new TrainingGround(
        scenario.with(distillation.charged()),
        draw,
        scenario.faults().script().strike(scenario.mobility().under(channel.radio()).drives(draw)));
  }

  private static Channel channel(Scenario scenario, String name) {
    return scenario.channels().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name));
  }
}
