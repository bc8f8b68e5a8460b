package org.splitkd.training;

import java.util.function.Consumer;
import org.splitkd.coordinator.CellPlan;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellRun;
import org.splitkd.distillation.Distillation;
import org.splitkd.edge.Fleet;
import org.splitkd.journal.Journal;
import org.splitkd.scenario.Scenario;

/** Where the actors of a distillation live. What they do, and what comes out, is the same. */
public interface TrainingSite {

  /** Where its vehicles are reached. */
  Fleet.Provider fleet(Scenario scenario, Distillation distillation);

  /**
   * Runs a cell and waits for its end.
   *
   * @param journal where its events are kept: a cell that is known there goes on
   * @param progress told as it goes, one call at a time
   * @throws IllegalStateException if the cell fails, with the reason
   */
  CellRun run(CellPlan plan, Journal journal, Consumer<CellProgress> progress);
}
