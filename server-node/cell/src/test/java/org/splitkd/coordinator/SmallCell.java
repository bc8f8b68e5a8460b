package org.splitkd.coordinator;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.Behaviors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.splitkd.CaseStudy;
import org.splitkd.api.policy.Choice;
import org.splitkd.api.policy.Policy;
import org.splitkd.api.policy.Rationale;
import org.splitkd.api.radio.Rates;
import org.splitkd.decision.CellPolicy;
import org.splitkd.decision.CellSite;
import org.splitkd.device.ArithmeticDeviceTrainer;
import org.splitkd.device.DeviceTrainer;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.edge.LocalFleet;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/** A cell of a few vehicles of one kind, served in index order at a constant rate. */
final class SmallCell {

  static final Rates COVERED = new Rates(4e8, 4e8);

  static final Rationale WHY = Rationale.of("The first.");

  static final Policy IN_ORDER =
      round -> Choice.serve(round.candidates().get(0), new CutLayer(1), 2, WHY);

  /** Number of cells so far, as no two cells of a system may have the same name. */
  private static final AtomicInteger CELLS = new AtomicInteger();

  private SmallCell() {}

  static CellJournal journal() {
    return CellJournal.passing("cell-" + CELLS.incrementAndGet());
  }

  static Scenario scenario(int vehicles, String... sets) {
    List<String> all = new ArrayList<>();
    all.add("fleet=[{device=orin-nx-16gb,count=" + vehicles + ",f-ghz=0.76}]");
    all.add("policy.attempts=1");
    all.addAll(List.of(sets));
    return CaseStudy.with(all.toArray(String[]::new));
  }

  /** The policy of a cell whose vehicles are all in coverage. */
  static Supplier<CellPolicy> policy(Scenario scenario, Policy policy) {
    CellSite site =
        new CellSite(scenario, ScenarioCosts.of(scenario), covered(scenario), List::of, 0);
    return () -> CellPolicy.of("tested", policy, site);
  }

  static List<Drive> covered(Scenario scenario) {
    return Collections.nCopies(scenario.fleet().size(), Drive.constant(COVERED));
  }

  static DeviceTrainer.Provider arithmetic(Scenario scenario) {
    return vehicle -> new ArithmeticDeviceTrainer(scenario.workload());
  }

  static CellPlan plan(Scenario scenario, CellProgram program, EdgeTrainer.Provider trainers) {
    return plan(
        scenario, program, trainers, arithmetic(scenario), DispatcherSelector.defaultDispatcher());
  }

  static CellPlan plan(
      Scenario scenario,
      CellProgram program,
      EdgeTrainer.Provider trainers,
      DeviceTrainer.Provider deviceTrainers,
      DispatcherSelector dispatcher) {
    return new CellPlan(
        journal(),
        scenario,
        policy(scenario, IN_ORDER),
        covered(scenario),
        program,
        LocalFleet.of(scenario, 0, deviceTrainers, dispatcher),
        trainers,
        dispatcher);
  }

  /** Forwards a cell's progress reports, except the events it records. */
  static ActorRef<CellProgress> steps(ActorTestKit kit, ActorRef<CellProgress> observer) {
    return kit.spawn(
        Behaviors.receiveMessage(
            progress -> {
              if (!(progress instanceof CellProgress.Recorded)) {
                observer.tell(progress);
              }
              return Behaviors.same();
            }));
  }
}
