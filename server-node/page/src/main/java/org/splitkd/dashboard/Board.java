package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splitkd.comparison.CellResult;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellProgress.Recorded;
import org.splitkd.distillation.Distillation;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.Pace;
import org.splitkd.training.DistillationProgress;
import org.splitkd.training.DistillationProgress.BaselineRound;
import org.splitkd.training.DistillationProgress.Began;
import org.splitkd.training.DistillationProgress.InCell;

/**
 * The state of a run as readers see it. The run reports to it and never waits for it. Thread-safe.
 */
public final class Board implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Board.class);
  private static final int SECONDS_TO_END = 5;

  /** The status of the run. */
  private enum Status {
    STARTING("starting"),
    RUNNING("running"),
    FINISHED("finished"),
    FAILED("failed");

    private final String word;

    Status(String word) {
      this.word = word;
    }
  }

  private final String run;
  private final String command;
  private final Scenario scenario;
  private final Path folder;
  private final Optional<Pace> pace;

  /** Handles reports one after another, in the order in which they arrive. */
  private final ExecutorService follower =
      Executors.newSingleThreadExecutor(
          task -> {
            Thread thread = new Thread(task, "splitkd-dashboard");
            thread.setDaemon(true);
            return thread;
          });

  private final RunLog log = new RunLog();
  private volatile Status status = Status.STARTING;
  private volatile String message = "";
  private volatile @Nullable Scene scene;
  private volatile @Nullable ComparedCells comparison;
  private volatile int cells;
  private volatile int cellsDone;
  private @Nullable CellFollower cell;

  /**
   * An empty board.
   *
   * @param run unique name of the run
   * @param command as the user called it
   * @param folder of its results
   * @param pace that readers may change; empty if there is nothing to change
   */
  public Board(String run, String command, Scenario scenario, Path folder, Optional<Pace> pace) {
    this.run = run;
    this.command = command;
    this.scenario = scenario;
    this.folder = folder;
    this.pace = pace;
  }

  /** Reports the progress of a comparison. */
  public void cells(int done, int total) {
    cellsDone = done;
    cells = total;
    status = Status.RUNNING;
  }

  /** Reports that a comparison is done. */
  public void compared(List<CellResult> results) {
    follow(() -> comparison = ComparedCells.of(scenario, results, log));
  }

  /**
   * Reports that a distillation begins or resumes.
   *
   * @param before its events so far
   */
  public void distil(Distillation distillation, List<CellEvent> before) {
    follow(
        () -> {
          Scene place = Scene.of(scenario, distillation);
          cell = place.follower(log);
          scene = place;
          status = Status.RUNNING;
          before.forEach(cell::follow);
        });
  }

  /**
   * Reports the results of a finished distillation: the perplexity of the models other than the
   * student.
   */
  public void evaluated(JsonNode results) {
    follow(
        () -> {
          log.add(
              Entries.of("began")
                  .put("teacherPerplexity", results.at("/teacher/perplexity").asDouble())
                  .put("untrainedPerplexity", results.at("/untrained/perplexity").asDouble()));
          for (JsonNode round : results.path("rounds")) {
            if (round.path("baseline_perplexity").isNumber()) {
              log.add(
                  Entries.of("baseline")
                      .put("round", round.path("round").asInt())
                      .put("perplexity", round.path("baseline_perplexity").asDouble()));
            }
          }
        });
  }

  /** Reports an event of a distillation. */
  public void show(DistillationProgress progress) {
    if (progress instanceof Began began) {
      follow(
          () ->
              log.add(
                  Entries.of("began")
                      .put("teacherPerplexity", began.teacher().perplexity())
                      .put("untrainedPerplexity", began.untrained().perplexity())
                      .put("sessions", began.sessions())));
    } else if (progress instanceof BaselineRound round) {
      follow(
          () ->
              log.add(
                  Entries.of("baseline")
                      .put("round", round.round())
                      .put("perplexity", round.evaluation().perplexity())));
    } else if (progress instanceof InCell in && in.progress() instanceof Recorded recorded) {
      follow(
          () -> {
            if (cell != null) {
              cell.follow(recorded.event());
            }
          });
    }
  }

  /** Reports that everything is done and written. */
  public void finish() {
    follow(() -> status = Status.FINISHED);
  }

  /** Reports that the run has failed. */
  public void fail(String reason) {
    follow(
        () -> {
          message = reason;
          status = Status.FAILED;
        });
  }

  /** Waits a few seconds at most until all reports can be seen. */
  @Override
  public void close() {
    follower.shutdown();
    try {
      if (!follower.awaitTermination(SECONDS_TO_END, TimeUnit.SECONDS)) {
        LOG.warn("the page did not receive all events");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Handles a report; a failure is logged and does not stop the run. */
  private void follow(Runnable news) {
    follower.execute(
        () -> {
          try {
            news.run();
          } catch (RuntimeException failure) {
            LOG.warn("the page cannot follow the run", failure);
            message = "the page cannot follow the run: see the log of the server";
          }
        });
  }

  Path folder() {
    return folder;
  }

  Optional<Pace> pace() {
    return pace;
  }

  /** Whether nothing will change any more. */
  boolean ended() {
    return status == Status.FINISHED || status == Status.FAILED;
  }

  /** The state that changes without an event. */
  ObjectNode head() {
    ObjectNode head = JsonNodeFactory.instance.objectNode().put("run", run);
    boolean paused = status == Status.RUNNING && pace.map(Pace::paused).orElse(false);
    head.put("status", paused ? "paused" : status.word)
        .put("controls", pace.isPresent() && !ended())
        .put("message", message)
        .put("cells", cells)
        .put("cellsDone", cellsDone);
    double factor = pace.map(Pace::factor).orElse(Pace.UNLIMITED);
    if (factor == Pace.UNLIMITED) {
      head.putNull("pace");
    } else {
      head.put("pace", factor);
      pace.flatMap(Pace::position).ifPresent(now -> head.put("nowS", now.seconds()));
    }
    return head;
  }

  /** The log of the run, or of a cell of the comparison; empty if there is no such cell. */
  Optional<RunLog> log(OptionalInt index) {
    return index.isEmpty()
        ? Optional.of(log)
        : Optional.ofNullable(comparison).flatMap(there -> there.log(index.getAsInt()));
  }

  /** The scene of the run, or of a cell of the comparison; empty if there is no such cell. */
  Optional<ObjectNode> scene(OptionalInt index) {
    Scene here = scene;
    ComparedCells there = comparison;
    Optional<ObjectNode> json =
        index.isPresent()
            ? Optional.ofNullable(there).flatMap(known -> known.scene(index.getAsInt()))
            : Optional.of(here == null ? Scene.head(scenario) : here.json());
    return json.map(
        known ->
            known
                .put("command", command)
                .put("hasRun", here != null || !command.equals("compare"))
                .put("hasComparison", there != null || cells > 0));
  }
}
