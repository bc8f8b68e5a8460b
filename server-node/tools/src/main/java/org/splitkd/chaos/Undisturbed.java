package org.splitkd.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * An undisturbed run.
 *
 * @param exit its exit code
 * @param took its durations
 */
record Undisturbed(RunFiles files, int exit, Durations took) {

  /**
   * Executes the run.
   *
   * @throws ChaosException if it fails
   */
  static Undisturbed run(Orders orders) {
    RunFiles files = new RunFiles(orders.folder().resolve("undisturbed"));
    Path log = orders.folder().resolve("undisturbed.log");
    List<Double> commits = new ArrayList<>();
    try (Child child = Child.start(orders.program(), orders.train(files.folder()), log, files)) {
      int exit =
          child.watch(
              life -> {
                if (life.checkpoints() > commits.size()) {
                  commits.add(life.newestMillis());
                }
                return false;
              });
      if (!new FinishedFiles(files.folder()).complete() || commits.isEmpty()) {
        throw new ChaosException(
            "the undisturbed run ended with " + exit + ": " + child.lastWords());
      }
      return new Undisturbed(files, exit, took(commits, child.age()));
    }
  }

  private static Durations took(List<Double> commits, double whole) {
    double first = commits.get(0);
    double last = commits.get(commits.size() - 1);
    double session = commits.size() == 1 ? first / 2 : (last - first) / (commits.size() - 1);
    return new Durations(Math.max(0, first - session), session, whole);
  }
}
