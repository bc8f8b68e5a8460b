package org.splitkd.training;

import java.util.function.Consumer;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.distillation.Distillation;
import org.splitkd.edge.Fleet;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.Scenario;

/**
 * A place where the actors of a distillation run. It affects neither what they do nor the result.
 */
public interface TrainingSite {

  /** Returns the fleet of its vehicles. */
  Fleet.Provider fleet(Scenario scenario, Distillation distillation);

  /**
   * Runs a cell and waits for its end.
   *
   * @param journal where its events are kept; a cell that it already knows resumes
   * @param progress is told the progress, one call at a time
   * @throws IllegalStateException if the cell fails, with the reason
   */
  CellRun run(CellPlan plan, Journal journal, Consumer<CellProgress> progress);
}
