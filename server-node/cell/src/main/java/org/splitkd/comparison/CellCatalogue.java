package org.splitkd.comparison;

import akka.actor.typed.DispatcherSelector;
import java.util.List;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.decision.ScenarioPolicies;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.radio.Coverage;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.MethodSpec;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;

/**
 * The cells of a comparison, ordered by channel, then method, then trial. Drives are made with the
 * plan of a cell, that is, when it starts.
 */
public final class CellCatalogue {

  /** The setting of a cell. */
  public record Setting(Channel channel, TrialDraw draw, List<Drive> drives) {}

  private final Scenario scenario;
  private final List<TrialDraw> draws;
  private final List<Coverage> coverages;
  private final ScenarioPolicies policies;

  public CellCatalogue(Scenario scenario) {
    this.scenario = scenario;
    draws =
        TrialDraw.sequence(scenario.run().seed(), scenario.run().trials(), scenario.fleet().size());
    coverages =
        scenario.channels().stream()
            .map(channel -> scenario.mobility().under(channel.radio()))
            .toList();
    policies = new ScenarioPolicies(scenario);
  }

  public int size() {
    return coverages.size() * methods().size() * draws.size();
  }

  public Scenario scenario() {
    return scenario;
  }

  /** The name of the cell at an index, 0 to {@code size() − 1}. */
  public CellId id(int index) {
    return new CellId(scenario.channels().get(channel(index)).name(), method(index), trial(index));
  }

  /** The cell at an index. */
  public CellPlan plan(int index, Fleet.ByTrial fleets, EdgeTrainer.Provider trainers) {
    List<Drive> drives = drives(index);
    return new CellPlan(
        CellJournal.passing("cell-" + (index + 1)),
        scenario,
        policies.of(spec(index), drives, trial(index), draws.get(trial(index))),
        drives,
        CellProgram.COMPARISON,
        fleets.forTrial(trial(index)),
        trainers,
        DispatcherSelector.defaultDispatcher());
  }

  /** The setting of the cell at an index, without the means to run it. */
  public Setting setting(int index) {
    return new Setting(
        scenario.channels().get(channel(index)), draws.get(trial(index)), drives(index));
  }

  private MethodSpec spec(int index) {
    return methods().get(index / draws.size() % methods().size());
  }

  /** Drives by vehicle index; they are the same for all methods of a trial. */
  private List<Drive> drives(int index) {
    return scenario
        .faults()
        .script()
        .strike(coverages.get(channel(index)).drives(draws.get(trial(index))));
  }

  private int channel(int index) {
    return index / (methods().size() * draws.size());
  }

  private Method method(int index) {
    return spec(index).method();
  }

  private int trial(int index) {
    return index % draws.size();
  }

  private List<MethodSpec> methods() {
    return scenario.policy().compared();
  }
}
