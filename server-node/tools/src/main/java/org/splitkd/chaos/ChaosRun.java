package org.splitkd.chaos;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.splitkd.audit.AuditReport;
import org.splitkd.files.Folders;

/**
 * A chaos experiment. It runs a scenario once undisturbed, then kills and resumes further runs of
 * it until the requested number of kills is reached. Every run must end with byte-identical files.
 */
public final class ChaosRun {

  private final Orders orders;
  private final Consumer<String> progress;
  private final Shots shots;
  private final Map<Hit, Integer> hits = new EnumMap<>(Hit.class);
  private final List<String> differences = new ArrayList<>();
  private int kills;
  private int resumes;
  private int begunAgain;
  private int runs;
  private int sessions;
  private int restarts;

  private ChaosRun(Orders orders, Consumer<String> progress) {
    this.orders = orders;
    this.progress = progress;
    shots = new Shots(orders.seed());
  }

  /**
   * Runs the experiment. Removes the folders of runs without differences unless {@link
   * Orders#keeps}.
   *
   * @param progress receives a line after every kill and every run
   * @throws ChaosException if the undisturbed run fails
   */
  public static ChaosResult run(Orders orders, Consumer<String> progress) {
    return new ChaosRun(orders, progress).run();
  }

  private ChaosResult run() {
    Undisturbed undisturbed = Undisturbed.run(orders);
    progress.accept(
        String.format(
            Locale.ROOT,
            "undisturbed run: %.1f s, of which %.1f s start-up",
            undisturbed.took().whole() / 1e3,
            undisturbed.took().startUp() / 1e3));
    while (kills < orders.kills() && differences.isEmpty()) {
      runs++;
      disturb(undisturbed);
    }
    Map<String, Integer> met = new LinkedHashMap<>();
    hits.forEach((hit, times) -> met.put(hit.words(), times));
    String model = new FinishedFiles(undisturbed.files().folder()).modelDigest();
    if (differences.isEmpty() && !orders.keeps()) {
      Folders.remove(orders.folder());
    }
    return new ChaosResult(
        kills, resumes, begunAgain, runs, sessions, restarts, met, model, differences);
  }

  /** Takes one run to its end, killing and resuming it on the way. */
  private void disturb(Undisturbed undisturbed) {
    Disturbed run = new Disturbed(orders, undisturbed.took(), runs);
    boolean begins = true;
    while (true) {
      Optional<Shot> shot = kills < orders.kills() ? Optional.of(shots.next()) : Optional.empty();
      Disturbed.End end = begins ? run.train(shot) : run.resume(shot);
      resumes += begins ? 0 : 1;
      if (end.hit().isPresent()) {
        count(end.hit().get());
        begins = false;
      } else if (!begins && end.tooEarly()) {
        begunAgain++;
        begins = true;
      } else {
        conclude(run, end, undisturbed);
        return;
      }
    }
  }

  private void count(Hit hit) {
    kills++;
    hits.merge(hit, 1, Integer::sum);
    progress.accept("kill " + kills + " of " + orders.kills() + ": " + hit.words());
  }

  private void conclude(Disturbed run, Disturbed.End end, Undisturbed undisturbed) {
    List<String> found = new ArrayList<>();
    if (end.exit() != undisturbed.exit()) {
      found.add("ended with " + end.exit() + ": " + end.lastWords());
    }
    found.addAll(
        new FinishedFiles(undisturbed.files().folder())
            .differences(new FinishedFiles(run.files().folder())));
    AuditReport report = run.audit();
    found.addAll(report.violations());
    sessions += report.committed();
    restarts += report.restarts();
    progress.accept("run " + runs + " finished, differences: " + found.size());
    found.forEach(difference -> differences.add("run " + runs + ": " + difference));
    if (found.isEmpty() && !orders.keeps()) {
      Folders.remove(run.files().folder());
    }
  }
}
