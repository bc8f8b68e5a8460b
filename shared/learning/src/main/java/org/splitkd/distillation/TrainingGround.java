package org.splitkd.distillation;

import java.util.List;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;

/**
 * Where a distillation takes place: the same on every node, as it follows from the scenario alone.
 *
 * @param charged the scenario with the work that sessions are charged with
 * @param draw of its trial
 * @param drives by vehicle index
 */
public record TrainingGround(Scenario charged, TrialDraw draw, List<Drive> drives) {

  /** Of a comparison: in that a distillation drives, and its faults strike it. */
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
