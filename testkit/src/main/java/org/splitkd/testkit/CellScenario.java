package org.splitkd.testkit;

import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.policy.Policy;
import org.splitkd.coordinator.CellJournal;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.decision.CellPolicy;
import org.splitkd.decision.ScenarioPolicies;
import org.splitkd.decision.Site;
import org.splitkd.edge.AccessPoint;
import org.splitkd.edge.ArithmeticEdgeTrainer;
import org.splitkd.edge.EdgeGpu;
import org.splitkd.edge.EdgeTrainer;
import org.splitkd.fault.Fault;
import org.splitkd.fault.FaultSentences;
import org.splitkd.policy.ScenarioCosts;
import org.splitkd.protocol.VehicleCommand;
import org.splitkd.radio.Drive;
import org.splitkd.radio.Rates;
import org.splitkd.radio.TrialDraw;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.ShippedScenarios;

/**
 * One cell of the case study, as a test wants it: unless told otherwise three vehicles with an Orin
 * NX 16GB at 0.91 GHz that stand where the radio carries 400 Mbit/s each way, the proposed method,
 * one round, and one attempt for every vehicle. Vehicles, batches and rounds count from 1, as in
 * {@linkplain FaultSentences sentences} about what goes wrong.
 *
 * <pre>{@code
 * cell.vehicles(3).batteryJoules(2, 40)
 *     .when("vehicle 1 loses its link from 1 s to 9 s")
 *     .run()
 *     .expectServed(3, 1).expectSkipped(2).expectWastedLessThan(50).expectSameOnEverySeed(20);
 * }</pre>
 *
 * <p>Not for several threads.
 */
public final class CellScenario implements AutoCloseable {

  private static final double MBIT = 1e6;
  private static final double JOULES_PER_WATT_HOUR = 3600;

  private final Map<Integer, Rates> rates = new TreeMap<>();
  private final Map<Integer, Double> batteries = new TreeMap<>();
  private final Map<String, String> sets = new LinkedHashMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<Integer, ActorRef<VehicleCommand>> probedVehicles = new HashMap<>();
  private int vehicles = 3;
  private String device = "orin-nx-16gb";
  private double ghz = 0.91;
  private boolean driving;
  private CellProgram program = new CellProgram(1, false, false);
  private Rates everywhere = new Rates(400 * MBIT, 400 * MBIT);
  private @Nullable Supplier<Policy> policy;
  private EdgeTrainer.@Nullable Provider trainers;
  private @Nullable ActorRef<AccessPoint.Observe> probedAccessPoint;
  private @Nullable ActorRef<EdgeGpu.Command> probedGpu;
  private @Nullable Stage stage;

  CellScenario() {
    sets.put("policy.methods", "[proposed]");
    sets.put("policy.attempts", "1");
    sets.put("run.trials", "1");
  }

  /** So many vehicles. */
  public CellScenario vehicles(int count) {
    vehicles = count;
    return this;
  }

  /** The vehicles' device, of the catalogue {@code devices}, and its clock. */
  public CellScenario device(String name, double clockGhz) {
    device = name;
    ghz = clockGhz;
    return this;
  }

  /** The policy of a name, as {@code policy.methods} has it. */
  public CellScenario policy(String name) {
    return set("policy.methods=[" + name + "]");
  }

  /**
   * A policy of the test's own.
   *
   * @param own makes one for every cell, as a factory does
   */
  public CellScenario policy(Supplier<Policy> own) {
    policy = own;
    return this;
  }

  /** So many rounds, one after another. */
  public CellScenario rounds(int count) {
    program = new CellProgram(count, program.evaluates(), program.deploys());
    return this;
  }

  /** The student is evaluated after every round. */
  public CellScenario evaluating() {
    program = new CellProgram(program.rounds(), true, program.deploys());
    return this;
  }

  /** Every vehicle is sent the student after the last round. */
  public CellScenario deploying() {
    program = new CellProgram(program.rounds(), program.evaluates(), true);
    return this;
  }

  /** What the GPU learns with; unless told otherwise only sizes are counted. */
  public CellScenario trainer(EdgeTrainer.Provider own) {
    trainers = own;
    return this;
  }

  /** How often a vehicle is tried in a round. */
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

  /** The rates of all vehicles, Mbit/s, wherever they are. */
  public CellScenario mbitPerSecond(double uplink, double downlink) {
    everywhere = new Rates(uplink * MBIT, downlink * MBIT);
    return this;
  }

  /** The rates of one vehicle, Mbit/s, wherever it is. */
  public CellScenario mbitPerSecond(int vehicle, double uplink, double downlink) {
    rates.put(vehicle - 1, new Rates(uplink * MBIT, downlink * MBIT));
    return this;
  }

  /** The vehicles drive, and have the rates of the scenario's first channel where they are. */
  public CellScenario driving() {
    driving = true;
    return this;
  }

  /** What the battery of a vehicle holds. */
  public CellScenario batteryJoules(int vehicle, double joules) {
    batteries.put(vehicle - 1, joules);
    return this;
  }

  /**
   * What goes wrong, and when, in sentences as {@code faults.script} has them.
   *
   * @throws IllegalArgumentException if one is no such sentence, with the forms there are
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

  /** What goes wrong, and when. */
  public CellScenario when(Fault... wrong) {
    Collections.addAll(faults, wrong);
    return this;
  }

  /** A probe in place of a vehicle: the test says what it says. */
  public TestProbe<VehicleCommand> probeVehicle(int vehicle) {
    TestProbe<VehicleCommand> probe = stage().kit().createTestProbe();
    probedVehicles.put(vehicle - 1, probe.ref());
    return probe;
  }

  /** A probe in place of the GPU. */
  public TestProbe<EdgeGpu.Command> probeGpu() {
    TestProbe<EdgeGpu.Command> probe = stage().kit().createTestProbe();
    probedGpu = probe.ref();
    return probe;
  }

  /** A probe in place of the access point: the test says who is in coverage. */
  public TestProbe<AccessPoint.Observe> probeAccessPoint() {
    TestProbe<AccessPoint.Observe> probe = stage().kit().createTestProbe();
    probedAccessPoint = probe.ref();
    return probe;
  }

  /** Runs the cell to its end. */
  public CellOutcome run() {
    return start().finish();
  }

  /**
   * Starts the cell and comes back when nobody has anything left to do before a probe speaks.
   *
   * @throws org.splitkd.scenario.ScenarioException if the scenario is wrong
   */
  public RunningCell start() {
    CellCast cast = cast();
    Stage here = stage();
    CellJournal journal = new CellJournal("rehearsal", here.nextCell(), "", 0);
    Story story = new Story();
    Rehearsal rehearsal = new Rehearsal(here, cast, journal, story, 0);
    rehearsal.start();
    here.settle();
    return new RunningCell(here, cast, journal, story, rehearsal, List.of());
  }

  /**
   * The scenario that is rehearsed.
   *
   * @throws org.splitkd.scenario.ScenarioException if something about it is wrong
   */
  public Scenario scenario() {
    List<String> all = new ArrayList<>();
    all.add("fleet=" + fleet());
    sets.forEach((key, value) -> all.add(key + "=" + value));
    if (!faults.isEmpty()) {
      all.add(
          faults.stream()
              .map(fault -> '"' + fault.toString() + '"')
              .collect(Collectors.joining(",", "faults.script=[", "]")));
    }
    return ScenarioFile.load(ShippedScenarios.caseStudy(), all).scenario();
  }

  private String fleet() {
    List<String> entries = new ArrayList<>();
    for (int vehicle = 0; vehicle < vehicles; vehicle++) {
      String battery =
          batteries.containsKey(vehicle)
              ? ", battery-wh=" + batteries.get(vehicle) / JOULES_PER_WATT_HOUR
              : "";
      entries.add(
          String.format(
              Locale.ROOT, "{device=%s, f-ghz=%s%s}", device, Double.toString(ghz), battery));
    }
    return entries.toString();
  }

  private CellCast cast() {
    Scenario scenario = scenario();
    List<Drive> drives = drives(scenario);
    return new CellCast(
        scenario,
        policy(scenario, drives),
        drives,
        program,
        trainers != null ? trainers : () -> new ArithmeticEdgeTrainer(scenario.workload()),
        Optional.ofNullable(probedAccessPoint),
        Optional.ofNullable(probedGpu),
        Map.copyOf(probedVehicles));
  }

  private Supplier<CellPolicy> policy(Scenario scenario, List<Drive> drives) {
    if (policy == null) {
      return new ScenarioPolicies(scenario)
          .of(scenario.policy().compared().get(0), drives, 0, draw(scenario));
    }
    Supplier<Policy> own = policy;
    Site site = new Site(scenario, ScenarioCosts.of(scenario), drives, List::of, 0);
    return () -> CellPolicy.of("own", own.get(), site);
  }

  private TrialDraw draw(Scenario scenario) {
    return TrialDraw.sequence(scenario.run().seed(), 1, vehicles).get(0);
  }

  private List<Drive> drives(Scenario scenario) {
    List<Drive> drives = new ArrayList<>();
    if (driving) {
      drives.addAll(scenario.mobility().under(scenario.channels().get(0).link()).drives(draw(scenario)));
    } else {
      for (int vehicle = 0; vehicle < vehicles; vehicle++) {
        drives.add(Drive.constant(everywhere));
      }
    }
    rates.forEach((vehicle, own) -> drives.set(vehicle, Drive.constant(own)));
    return scenario.faults().script().strike(List.copyOf(drives));
  }

  private Stage stage() {
    if (stage == null) {
      stage = new Stage(1);
    }
    return stage;
  }

  /** Ends what was started. */
  @Override
  public void close() {
    if (stage != null) {
      stage.close();
      stage = null;
    }
  }
}
