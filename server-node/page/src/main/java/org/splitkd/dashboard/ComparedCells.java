package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellId;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellState;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;

/**
 * All cells of a comparison. Their events are not kept: a cell is run again when a reader opens it,
 * which takes a moment and gives the same result.
 */
final class ComparedCells {

  /** Number of recently opened cells whose logs are kept. */
  private static final int MOST_LOGS = 8;

  private final CellCatalogue catalogue;
  private final List<CellResult> results;
  private final Map<Integer, RunLog> logs =
      new LinkedHashMap<>(MOST_LOGS, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, RunLog> eldest) {
          return size() > MOST_LOGS;
        }
      };

  private ComparedCells(CellCatalogue catalogue, List<CellResult> results) {
    this.catalogue = catalogue;
    this.results = List.copyOf(results);
  }

  /** Returns the cells of a finished comparison and adds them to a log. */
  static ComparedCells of(Scenario scenario, List<CellResult> results, RunLog log) {
    for (int index = 0; index < results.size(); index++) {
      log.add(entry(index, results.get(index)));
    }
    return new ComparedCells(new CellCatalogue(scenario), results);
  }

  private static ObjectNode entry(int index, CellResult result) {
    CellId id = result.id();
    return Entries.of("cell")
        .put("index", index)
        .put("channel", id.channel())
        .put("method", id.method().label())
        .put("trial", id.trial())
        .put("delayS", result.round().delaySeconds())
        .put("joules", result.round().joules());
  }

  Optional<ObjectNode> scene(int index) {
    return known(index) ? Optional.of(Scene.of(catalogue, index).json()) : Optional.empty();
  }

  /**
   * Returns the log of a cell. Takes a while if it was not opened recently.
   *
   * @throws IllegalStateException if the result differs from that of the comparison
   */
  synchronized Optional<RunLog> log(int index) {
    return known(index)
        ? Optional.of(logs.computeIfAbsent(index, this::replayed))
        : Optional.empty();
  }

  private RunLog replayed(int index) {
    RunLog log = new RunLog();
    Scene scene = Scene.of(catalogue, index);
    CellFollower follower = scene.follower(log);
    CellState after = CellState.NOTHING;
    for (CellEvent event : ComparisonSystem.events(catalogue, index)) {
      follower.follow(event);
      after = after.apply(event);
    }
    if (!after.result().rounds().equals(List.of(results.get(index).round()))) {
      throw new IllegalStateException(
          catalogue.id(index)
              + " gave another result when it was run again: its policy does not decide the same"
              + " way twice");
    }
    return log;
  }

  private boolean known(int index) {
    return index >= 0 && index < results.size();
  }
}
