package org.splitkd.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A run that nobody disturbs.
 *
 * @param exit how it ended
 * @param pace how long it took
 */
record Undisturbed(RunFiles files, int exit, Pace pace) {

  /**
   * Runs it.
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
      if (!new ResultFiles(files.folder()).complete() || commits.isEmpty()) {
        throw new ChaosException(
            "the run that is not disturbed ended with " + exit + ": " + child.lastWords());
      }
      return new Undisturbed(files, exit, pace(commits, child.age()));
    }
  }

  private static Pace pace(List<Double> commits, double whole) {
    double first = commits.get(0);
    double last = commits.get(commits.size() - 1);
    double session = commits.size() == 1 ? first / 2 : (last - first) / (commits.size() - 1);
    return new Pace(Math.max(0, first - session), session, whole);
  }
}
