package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splitkd.coordinator.CellCatalogue;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellId;
import org.splitkd.coordinator.CellProgram;
import org.splitkd.coordinator.CellResult;
import org.splitkd.scenario.Scenario;

/** All cells of a comparison; what happened in one of them is worked out when somebody looks. */
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

  synchronized Optional<RunLog> log(int index) {
    return known(index)
        ? Optional.of(logs.computeIfAbsent(index, this::replayed))
        : Optional.empty();
  }

  private RunLog replayed(int index) {
    RunLog log = new RunLog();
    Scene scene = Scene.of(catalogue, index);
    CellFollower follower = scene.follower(log);
    follower.follow(new RunStarted("", "", scene.drives().size(), CellProgram.COMPARISON));
    follower.follow(results.get(index).round());
    log.add(Entries.of("finished"));
    return log;
  }

  private boolean known(int index) {
    return index >= 0 && index < results.size();
  }
}
