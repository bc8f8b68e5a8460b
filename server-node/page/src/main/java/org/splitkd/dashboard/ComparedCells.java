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
 * All cells of a comparison. Their events are not kept: a cell that somebody looks at is run again,
 * which takes a moment and comes out the same.
 */
final class ComparedCells {

  /** Cells that were looked at and are likely to be looked at again. */
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

  /** The cells of a comparison that is done, which are written into a log, too. */
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
   * What happened in a cell. Takes a while if nobody has looked at it of late.
   *
   * @throws IllegalStateException if it comes out otherwise than in the comparison
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
              + " came out otherwise when it was run again: its policy does not decide the same"
              + " twice");
    }
    return log;
  }

  private boolean known(int index) {
    return index >= 0 && index < results.size();
  }
}
