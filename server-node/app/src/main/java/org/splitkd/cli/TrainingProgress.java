package org.splitkd.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.splitkd.coordinator.AbortedSession;
import org.splitkd.coordinator.CellProgress;
import org.splitkd.coordinator.CellProgress.Deployed;
import org.splitkd.coordinator.CellProgress.NotDeployed;
import org.splitkd.coordinator.CellProgress.Resumed;
import org.splitkd.coordinator.CellProgress.RoundDone;
import org.splitkd.coordinator.CellProgress.SessionDone;
import org.splitkd.coordinator.CellProgress.SessionGivenUp;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.learning.Evaluation;
import org.splitkd.training.DistillationProgress;
import org.splitkd.training.DistillationProgress.BaselineRound;
import org.splitkd.training.DistillationProgress.Began;
import org.splitkd.training.DistillationProgress.InCell;

/** The progress of a distillation on stderr: a bar on a terminal, and a line for every round. */
final class TrainingProgress implements AutoCloseable {

  private final @Nullable PrintWriter lines;
  private @Nullable ProgressBar bar;
  private int sessions;
  private double joules;
  private String perplexity = "";

  /**
   * @param lines receives the lines; null to show nothing
   */
  TrainingProgress(@Nullable PrintWriter lines) {
    this.lines = lines;
  }

  void show(DistillationProgress event) {
    if (event instanceof Began began) {
      begin(began);
    } else if (event instanceof InCell inCell) {
      show(inCell.progress());
    } else if (event instanceof BaselineRound round) {
      say(
          "round %d without the teacher: perplexity %.1f",
          round.round(), round.evaluation().perplexity());
    }
  }

  private void begin(Began began) {
    sessions = began.sessions();
    say(
        "held-out perplexity: teacher %.1f, untrained student %.1f",
        began.teacher().perplexity(), began.untrained().perplexity());
    if (lines != null && Boolean.getBoolean("splitkd.terminal")) {
      bar =
          new ProgressBarBuilder()
              .setTaskName("distillation")
              .setUnit(" sessions", 1)
              .setInitialMax(began.sessions())
              .setStyle(ProgressBarStyle.UNICODE_BLOCK)
              .setUpdateIntervalMillis(200)
              .clearDisplayOnFinish()
              .setConsumer(new ConsoleProgressBarConsumer(System.err))
              .build();
    }
  }

  private void show(CellProgress event) {
    if (event instanceof Resumed resumed) {
      goOn(resumed);
    } else if (event instanceof SessionDone done) {
      CommittedSession session = done.session();
      joules += session.joules();
      step(
          String.format(
              Locale.ROOT,
              "round %d, vehicle %d, %s, loss %.3f%s, emulated %.0f s, %.2f kJ",
              session.round(),
              session.vehicle() + 1,
              session.cut(),
              session.learning().loss(),
              perplexity,
              session.charge().span().end().seconds(),
              joules / 1e3));
    } else if (event instanceof SessionGivenUp givenUp) {
      giveUp(givenUp.session());
    } else if (event instanceof RoundDone done) {
      tell(done.round());
    } else if (event instanceof Deployed deployed) {
      message("deployed the student to vehicle " + (deployed.vehicle() + 1));
    } else if (event instanceof NotDeployed not) {
      say("vehicle %d did not receive the student: %s", not.vehicle() + 1, not.reason());
    }
  }

  private void giveUp(AbortedSession session) {
    joules += session.joules();
    if (!session.retried()) {
      step("");
    }
    say(
        "round %d: session with vehicle %d aborted%s: %s",
        session.round(),
        session.vehicle() + 1,
        session.retried() ? ", to be retried" : "",
        session.reason());
  }

  private void goOn(Resumed resumed) {
    int done = 0;
    for (RoundResult round : resumed.before().rounds()) {
      done += turns(round.sessions(), round.aborted());
      joules += round.joules();
      round.evaluation().ifPresent(this::keep);
    }
    done += turns(resumed.sessions(), resumed.aborted());
    joules += resumed.sessions().stream().mapToDouble(CommittedSession::joules).sum();
    joules += resumed.aborted().stream().mapToDouble(AbortedSession::joules).sum();
    if (bar != null) {
      bar.stepTo(done);
    }
    say(
        done < sessions
            ? "continuing at session %d of %d, %.2f kJ so far"
            : "continuing after session %2$d of %2$d, %3$.2f kJ so far",
        done + 1,
        sessions,
        joules / 1e3);
  }

  /** The number of turns that are over, whatever the number of attempts. */
  private static int turns(List<CommittedSession> committed, List<AbortedSession> aborted) {
    return committed.size() + (int) aborted.stream().filter(one -> !one.retried()).count();
  }

  private void keep(Evaluation evaluation) {
    perplexity = String.format(Locale.ROOT, ", perplexity %.1f", evaluation.perplexity());
  }

  private void tell(RoundResult round) {
    round
        .evaluation()
        .ifPresent(
            evaluation -> {
              keep(evaluation);
              say(
                  "round %d: perplexity %.1f, emulated %.1f s and %.2f kJ",
                  round.round(),
                  evaluation.perplexity(),
                  round.delaySeconds(),
                  round.joules() / 1e3);
            });
  }

  private void step(String message) {
    if (bar != null) {
      bar.step();
    }
    message(message);
  }

  private void message(String message) {
    if (bar != null) {
      bar.setExtraMessage(message);
    }
  }

  private void say(String format, Object... values) {
    if (lines != null) {
      lines.println(String.format(Locale.ROOT, format, values));
      lines.flush();
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
