package org.splitkd.testkit;

import akka.actor.testkit.typed.javadsl.TestProbe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Policy;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.fault.Fault;
import org.splitkd.fault.FaultSentences;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.scenario.Scenario;

/**
 * One cell of the case study, configured by a test. By default it has three stationary vehicles
 * with an Orin NX 16GB at 0.91 GHz and 400 Mbit/s each way, the proposed method, one round, and one
 * attempt for every vehicle. Vehicles, batches and rounds count from 1, as in {@linkplain
 * FaultSentences fault sentences}.
 *
 * <pre>{@code
 * cell.vehicles(3).batteryJoules(2, 40)
 *     .when("vehicle 1 loses its link from 1 s to 9 s")
 *     .run()
 *     .expectServed(3, 1).expectSkipped(2).expectWastedLessThan(50).expectSameOnEverySeed(20);
 * }</pre>
 *
 * <p>Not thread-safe.
 */
public final class CellScenario implements AutoCloseable {

  private final Stages stages;
  private final CellFleet fleet = new CellFleet();
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final CellRoles roles = new CellRoles();
  private CellProgram program = new CellProgram(1, false, false);
  private @Nullable Supplier<Policy> policy;
  private EdgeTrainer.@Nullable Provider trainers;
  private @Nullable Stage stage;

  CellScenario(Stages stages) {
    this.stages = stages;
    sets.put("policy.methods", "[proposed]");
    sets.put("policy.attempts", "1");
    sets.put("run.trials", "1");
  }

  /** Sets the number of vehicles. */
  public CellScenario vehicles(int count) {
    fleet.vehicles(count);
    return this;
  }

  /** Sets the vehicles' device, from the catalogue {@code devices}, and its clock. */
  public CellScenario device(String name, double clockGhz) {
    fleet.device(name, clockGhz);
    return this;
  }

  /** Uses the ten vehicles of the case study, each with its device and clock. */
  public CellScenario caseStudyFleet() {
    fleet.ofCaseStudy();
    return this;
  }

  /** Uses the policy with this name, as in {@code policy.methods}. */
  public CellScenario policy(String name) {
    return set("policy.methods=[" + name + "]");
  }

  /**
   * Uses the test's own policy.
   *
   * @param own creates one for every cell, as a factory does
   */
  public CellScenario policy(Supplier<Policy> own) {
    policy = own;
    return this;
  }

  /**
   * Serves vehicles in index order as soon as they are in coverage, always with this cut and clock.
   */
  public CellScenario serving(int cut, double gpuGhz) {
    return policy(() -> new InOrder(new CutLayer(cut), gpuGhz));
  }

  /** Sets the number of rounds. */
  public CellScenario rounds(int count) {
    program = new CellProgram(count, program.evaluates(), program.deploys());
    return this;
  }

  /** Evaluates the student after every round. */
  public CellScenario evaluating() {
    program = new CellProgram(program.rounds(), true, program.deploys());
    return this;
  }

  /** Sends every vehicle the student after the last round. */
  public CellScenario deploying() {
    program = new CellProgram(program.rounds(), program.evaluates(), true);
    return this;
  }

  /** Sets the GPU's trainer; by default only sizes are counted. */
  public CellScenario trainer(EdgeTrainer.Provider own) {
    trainers = own;
    return this;
  }

  /** Sets how often a vehicle may be tried in a round. */
  public CellScenario attempts(int most) {
    return set("policy.attempts=" + most);
  }

  /** Overrides a key of the case study, as {@code --set key=value} does; the last one wins. */
  public CellScenario set(String keyAndValue) {
    int equals = keyAndValue.indexOf('=');
    if (equals < 1) {
      throw new IllegalArgumentException(keyAndValue + ": must be key=value");
    }
    String key = keyAndValue.substring(0, equals);
    sets.remove(key);
    sets.put(key, keyAndValue.substring(equals + 1));
    return this;
  }

  /** Sets the rates of all vehicles, Mbit/s, wherever they are. */
  public CellScenario mbitPerSecond(double uplink, double downlink) {
    fleet.rates(uplink, downlink);
    return this;
  }

  /** Sets the rates of one vehicle, Mbit/s, wherever it is. */
  public CellScenario mbitPerSecond(int vehicle, double uplink, double downlink) {
    fleet.rates(vehicle - 1, uplink, downlink);
    return this;
  }

  /** Makes the vehicles drive, with the rates of the scenario's first channel at their places. */
  public CellScenario driving() {
    fleet.driving();
    return this;
  }

  /** Sets the energy in a vehicle's battery. */
  public CellScenario batteryJoules(int vehicle, double joules) {
    fleet.battery(vehicle - 1, joules);
    return this;
  }

  /**
   * Injects faults, given as sentences of {@code faults.script}.
   *
   * @throws IllegalArgumentException if a sentence is invalid; the message lists the valid forms
   */
  public CellScenario when(String... sentences) {
    for (String sentence : sentences) {
      faults.add(
          FaultSentences.read(sentence)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          sentence + ": must be like: " + FaultSentences.forms())));
    }
    return this;
  }

  /** Injects faults. */
  public CellScenario when(Fault... wrong) {
    Collections.addAll(faults, wrong);
    return this;
  }

  /** Lets the test play these vehicles through {@link RunningCell#vehicle}. */
  public CellScenario play(int... vehicles) {
    Arrays.stream(vehicles).forEach(vehicle -> roles.played(vehicle - 1));
    return this;
  }

  /** Lets the test play the GPU through {@link RunningCell#gpu}. */
  public CellScenario playGpu() {
    roles.playedGpu();
    return this;
  }

  /** Replaces a vehicle by a probe, whose messages the test sends. */
  public TestProbe<VehicleCommand> probeVehicle(int vehicle) {
    TestProbe<VehicleCommand> probe = stage().kit().createTestProbe();
    roles.probed(vehicle - 1, probe.ref());
    return probe;
  }

  /** Replaces the GPU by a probe. */
  public TestProbe<EdgeGpu.Command> probeGpu() {
    TestProbe<EdgeGpu.Command> probe = stage().kit().createTestProbe();
    roles.probedGpu(probe.ref());
    return probe;
  }

  /** Replaces the access point by a probe: the test decides which vehicles are in coverage. */
  public TestProbe<AccessPoint.Observe> probeAccessPoint() {
    TestProbe<AccessPoint.Observe> probe = stage().kit().createTestProbe();
    roles.probedAccessPoint(probe.ref());
    return probe;
  }

  /** Runs the cell to its end. */
  public CellOutcome run() {
    return start().finish();
  }

  /**
   * Starts the cell and returns when no actor has anything left to do before a probe sends a
   * message.
   *
   * @throws org.splitkd.scenario.text.ScenarioException if the scenario is wrong
   */
  public RunningCell start() {
    Stage here = stage();
    CellJournal journal = new CellJournal("rehearsal", here.nextCell(), "", 0);
    Story story = new Story();
    Scenario scenario = scenario();
    List<Drive> drives = fleet.drives(scenario);
    CellCast cast =
        roles.cast(
            here,
            story,
            scenario,
            new Decider(scenario, drives, fleet.ways(scenario)).policy(policy),
            drives,
            program,
            trainers != null ? trainers : () -> new ArithmeticEdgeTrainer(scenario.workload()));
    Rehearsal rehearsal = new Rehearsal(here, cast, journal, story, 0);
    rehearsal.start();
    here.settle();
    return new RunningCell(here, cast, journal, story, rehearsal, List.of());
  }

  /**
   * Returns the rehearsed scenario.
   *
   * @throws org.splitkd.scenario.text.ScenarioException if the scenario is wrong
   */
  public Scenario scenario() {
    List<String> all = new ArrayList<>();
    fleet.entries().ifPresent(entries -> all.add("fleet=" + entries));
    sets.forEach((key, value) -> all.add(key + "=" + value));
    if (!faults.isEmpty()) {
      all.add(
          faults.stream()
              .map(fault -> '"' + fault.toString() + '"')
              .collect(Collectors.joining(",", "faults.script=[", "]")));
    }
    return ReadScenarios.with(all);
  }

  private Stage stage() {
    if (stage == null) {
      stage = stages.take();
    }
    return stage;
  }

  /** Stops everything that was started. */
  @Override
  public void close() {
    if (stage != null) {
      stages.giveBack(stage);
      stage = null;
    }
  }
}
