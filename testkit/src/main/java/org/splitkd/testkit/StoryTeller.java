package org.splitkd.testkit;

import java.util.Locale;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;

/** Adds the journal's events to the story. */
final class StoryTeller {

  private final Story story;

  StoryTeller(Story story) {
    this.story = story;
  }

  void tell(CellEvent event) {
    if (event instanceof VehicleSelected selected) {
      story.said(
          selected.at().seconds(),
          Story.COORDINATOR,
          Story.SESSION,
          format("%s: %s at %.3f GHz", selected.session(), selected.cut(), selected.ghz()));
    } else if (event instanceof SessionCommitted committed) {
      kept(
          committed.charge().span().end().seconds(),
          format(
              "%s committed: %.3f s, %.1f J",
              committed.session(), committed.charge().delaySeconds(), committed.joules()));
    } else if (event instanceof SessionAborted aborted) {
      kept(
          aborted.spent().span().end().seconds(),
          format(
              "✗ %s aborted: %s; %.3f s, %.1f J wasted%s",
              aborted.session(),
              aborted.reason(),
              aborted.spent().delaySeconds(),
              aborted.joules(),
              aborted.retried() ? ", tried again" : ""));
    } else if (event instanceof SessionInterrupted interrupted) {
      kept(Double.NaN, "✗ " + interrupted.session() + " starts again: " + interrupted.reason());
    } else if (event instanceof VehicleLeftOut out) {
      kept(Double.NaN, "✗ " + Story.vehicle(out.vehicle()) + " left out: " + out.reason());
    } else if (event instanceof RoundStarted started) {
      kept(started.at().seconds(), "round " + started.round() + " starts");
    } else if (event instanceof RoundCompleted done) {
      kept(Double.NaN, "round " + done.round() + " is over");
    } else if (event instanceof RunResumed) {
      kept(Double.NaN, "the run resumes");
    }
  }

  private void kept(double at, String text) {
    story.happened(at, Story.COORDINATOR, text);
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }
}
