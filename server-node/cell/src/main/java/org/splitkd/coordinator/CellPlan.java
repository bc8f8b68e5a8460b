package org.splitkd.coordinator;

import akka.actor.typed.DispatcherSelector;
import java.util.List;
import java.util.function.Supplier;
import org.splitkd.decision.CellPolicy;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.Fleet;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.Pace;

/**
 * One cell before its actors exist: its parts and its task.
 *
 * @param journal names under which its events are kept
 * @param policy makes the policy of the cell
 * @param drives by vehicle index
 * @param trainers makes the trainer of its GPU
 * @param dispatcher of its GPU
 * @param pace of its sessions
 */
public record CellPlan(
    CellJournal journal,
    Scenario scenario,
    Supplier<CellPolicy> policy,
    List<Drive> drives,
    CellProgram program,
    Fleet.Provider fleets,
    EdgeTrainer.Provider trainers,
    DispatcherSelector dispatcher,
    Pace pace) {

  public CellPlan {
    drives = List.copyOf(drives);
  }

  /** A cell that runs as fast as the machine allows. */
  public CellPlan(
      CellJournal journal,
      Scenario scenario,
      Supplier<CellPolicy> policy,
      List<Drive> drives,
      CellProgram program,
      Fleet.Provider fleets,
      EdgeTrainer.Provider trainers,
      DispatcherSelector dispatcher) {
    this(
        journal, scenario, policy, drives, program, fleets, trainers, dispatcher, Pace.unlimited());
  }

  /** The same cell, with its events kept for readers. */
  public CellPlan forReaders() {
    return new CellPlan(
        journal.forReaders(),
        scenario,
        policy,
        drives,
        program,
        fleets,
        trainers,
        dispatcher,
        pace);
  }

  /** The same cell at another pace. */
  public CellPlan paced(Pace other) {
    return new CellPlan(
        journal, scenario, policy, drives, program, fleets, trainers, dispatcher, other);
  }
}
