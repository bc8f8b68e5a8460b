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
 * One cell, before its actors are there: what it is made of and what it is to do.
 *
 * @param journal where its events are kept
 * @param policy makes the one that decides in it
 * @param drives by vehicle index
 * @param trainers of which its GPU gets one
 * @param dispatcher on which its GPU runs
 * @param pace that its sessions keep
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

  /** A cell that goes as fast as the machine. */
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

  /** The same, of which somebody wants to know everything. */
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

  /** The same at another pace. */
  public CellPlan paced(Pace other) {
    return new CellPlan(
        journal, scenario, policy, drives, program, fleets, trainers, dispatcher, other);
  }
}
