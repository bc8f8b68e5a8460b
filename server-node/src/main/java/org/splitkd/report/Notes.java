package org.splitkd.report;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.cost.Schedule;

/** What a reader of the numbers should know, one sentence each. */
final class Notes {

  private Notes() {}

  static List<String> of(ComparisonSummary summary) {
    List<String> notes = new ArrayList<>();
    HonestReading.of(summary).ifPresent(notes::add);
    if (summary.abortedSessions() > 0) {
      notes.add(aborted(summary));
    }
    if (summary.scenario().workload().schedule() == Schedule.OVERLAPPED) {
      notes.add(
          "Parts: the schedule is overlapped, so the busy times of a round may sum to more than its"
              + " delay.");
    }
    notes.addAll(MemoryNotes.of(summary.memory()));
    return notes;
  }

  private static String aborted(ComparisonSummary summary) {
    List<String> where = new ArrayList<>();
    for (ChannelSummary channel : summary.channels()) {
      for (MethodSummary method : channel.methods()) {
        if (method.abortedSessions() > 0) {
          where.add(
              channel.name() + " " + method.method().label() + " " + method.abortedSessions());
        }
      }
    }
    return "Aborted: "
        + Numbers.count(summary.abortedSessions(), "session")
        + " did not complete and cost nothing here, so means with them are too small ("
        + String.join(", ", where)
        + ").";
  }
}
