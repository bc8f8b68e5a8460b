package org.splitkd.sweep;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.splitkd.decision.ScenarioPolicies;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.text.ScenarioException;

/** A scenario and the grid of its variants, all of them read and validated. */
public final class SweepPlan {

  private record Read(SweepPoint point, Optional<ScenarioException> wrong) {}

  private final Path file;
  private final Plugins plugins;
  private final List<String> sets;
  private final Grid grid;
  private final LoadedScenario base;
  private final List<SweepPoint> points;

  private SweepPlan(Path file, Plugins plugins, List<String> sets, Grid grid, LoadedScenario base) {
    this.file = file;
    this.plugins = plugins;
    this.sets = List.copyOf(sets);
    this.grid = grid;
    this.base = base;
    this.points = read();
  }

  /**
   * Reads and validates a scenario and every point of a grid over it.
   *
   * @param sets overrides {@code key=value} of all points
   * @param varied {@code key=value,value,…}, over {@code sets}
   * @param plugins available to the scenarios
   * @throws ScenarioException if anything is wrong with the scenario, the grid or a point, or if
   *     two points are the same scenario
   */
  public static SweepPlan load(Path file, List<String> sets, List<String> varied, Plugins plugins) {
    Grid grid = Grid.parse(varied);
    return new SweepPlan(
        file,
        plugins,
        sets,
        grid,
        ScenarioPolicies.checked(ScenarioFile.load(file, sets, plugins)));
  }

  /** The scenario before it is varied. */
  public LoadedScenario base() {
    return base;
  }

  public Grid grid() {
    return grid;
  }

  public int size() {
    return points.size();
  }

  List<SweepPoint> points() {
    return points;
  }

  /** The settings that lead to a point. */
  String place(SweepPoint point) {
    return String.join(", ", grid.settings(point.values()));
  }

  /**
   * Reads the scenario at a point again, since ten thousand scenarios would not fit in memory.
   *
   * @throws ScenarioException if it was changed since the sweep began
   */
  Scenario scenario(SweepPoint point) {
    LoadedScenario loaded = load(point.values());
    if (!PointDigest.of(loaded).equals(point.digest())) {
      throw new ScenarioException(file + ": was changed since the sweep began");
    }
    return loaded.scenario();
  }

  private LoadedScenario load(List<String> values) {
    return ScenarioPolicies.checked(ScenarioFile.load(file, sets, grid.settings(values), plugins));
  }

  /** Reads all points. Throws the error of the first wrong point in grid order. */
  private List<SweepPoint> read() {
    List<Read> all = IntStream.range(0, grid.size()).parallel().mapToObj(this::read).toList();
    Map<String, SweepPoint> points = new LinkedHashMap<>();
    for (Read read : all) {
      read.wrong()
          .ifPresent(
              wrong -> {
                throw wrong;
              });
      SweepPoint same = points.putIfAbsent(read.point().digest(), read.point());
      if (same != null) {
        throw new ScenarioException(
            "--vary: " + place(same) + " is the same scenario as " + place(read.point()));
      }
    }
    return List.copyOf(points.values());
  }

  private Read read(int index) {
    List<String> values = grid.values(index);
    try {
      LoadedScenario loaded = load(values);
      return new Read(
          new SweepPoint(index + 1, values, PointDigest.of(loaded), loaded.dependencies()),
          Optional.empty());
    } catch (ScenarioException wrong) {
      return new Read(
          new SweepPoint(index + 1, values, "", Collections.emptySortedMap()),
          Optional.of(at(values, wrong)));
    }
  }

  /** Adds the point's settings to an error, unless the error already names {@code --vary}. */
  private ScenarioException at(List<String> values, ScenarioException wrong) {
    String message = String.valueOf(wrong.getMessage());
    return message.startsWith("--vary")
        ? wrong
        : new ScenarioException(message + " (at " + String.join(", ", grid.settings(values)) + ")");
  }
}
