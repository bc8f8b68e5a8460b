package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.cost.Schedule;
import org.splitkd.report.summary.BatteryLevels;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MethodSummary;

/** Notes for readers of a comparison's numbers, one sentence each. */
public final class Notes {

  private Notes() {}

  public static List<String> of(ComparisonSummary summary) {
    List<String> notes = new ArrayList<>();
    HonestReading.of(summary).ifPresent(notes::add);
    if (summary.abortedSessions() > 0) {
      notes.add(aborted(summary));
    }
    passedOver(summary).ifPresent(notes::add);
    if (summary.scenario().workload().schedule() == Schedule.OVERLAPPED) {
      notes.add(
          "Parts: the schedule is overlapped, so the busy times of a round may sum to more than its"
              + " delay.");
    }
    LeverNotes.of(summary.scenario().workload()).ifPresent(notes::add);
    notes.addAll(MemoryNotes.of(summary.memory()));
    return notes;
  }

  private static String aborted(ComparisonSummary summary) {
    List<String> where = new ArrayList<>();
    int unserved = 0;
    for (ChannelSummary channel : summary.channels()) {
      for (MethodSummary method : channel.methods()) {
        unserved += method.unserved();
        if (!method.wasted().nothing()) {
          where.add(wasted(channel, method));
        }
      }
    }
    return Numbers.count(summary.abortedSessions(), "session")
        + " aborted: the wasted time and energy are part of the rounds' delay and energy ("
        + String.join("; ", where)
        + ")."
        + (unserved == 0 ? "" : unserved(unserved));
  }

  /** Tells that rounds have fewer sessions than vehicles, which makes them look cheap. */
  private static Optional<String> passedOver(ComparisonSummary summary) {
    List<String> where = new ArrayList<>();
    for (ChannelSummary channel : summary.channels()) {
      for (MethodSummary method : channel.methods()) {
        double skipped = method.batteries().map(BatteryLevels::skipped).orElse(0.0);
        if (skipped > 0) {
          where.add(
              channel.name()
                  + " "
                  + method.method().label()
                  + " "
                  + Numbers.seconds(skipped)
                  + " vehicles a round");
        }
      }
    }
    return where.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "Passed over to spare their batteries ("
                + String.join("; ", where)
                + "): delay and energy of these rounds are those of fewer sessions.");
  }

  private static String wasted(ChannelSummary channel, MethodSummary method) {
    return channel.name()
        + " "
        + method.method().label()
        + " "
        + method.abortedSessions()
        + ", "
        + Numbers.seconds(method.wastedSeconds())
        + " s and "
        + Numbers.kilojoules(method.wastedJoules())
        + " kJ a round";
  }

  private static String unserved(int turns) {
    return " "
        + Numbers.count(turns, "vehicle turn")
        + " ended without a completed session; means that include them are too small.";
  }
}
