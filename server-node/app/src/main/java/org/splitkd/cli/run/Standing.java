package org.splitkd.cli.run;

import java.util.List;
import org.splitkd.journal.StoredEvent;

/**
 * The progress of a run.
 *
 * @param done turns that are over, completed or not
 * @param sessions of the whole run; 0 if unknown
 */
record Standing(int done, int sessions) {

  /** The progress according to the journal. */
  static Standing of(List<StoredEvent> events) {
    return new Standing(
        (int) events.stream().filter(Standing::endsATurn).count(),
        events.stream()
            .filter(event -> EventText.type(event).equals("RunStarted"))
            .mapToInt(Standing::sessions)
            .findFirst()
            .orElse(0));
  }

  /** Whether an event ends a vehicle's turn: an aborted session with a retry does not. */
  private static boolean endsATurn(StoredEvent event) {
    return switch (EventText.type(event)) {
      case "SessionCommitted", "VehicleLeftOut" -> true;
      case "SessionAborted" -> !event.content().path("retried").asBoolean();
      default -> false;
    };
  }

  private static int sessions(StoredEvent started) {
    return started.content().path("vehicles").asInt()
        * started.content().at("/program/rounds").asInt();
  }

  @Override
  public String toString() {
    return sessions == 0 ? "no session yet" : done + " of " + sessions + " sessions";
  }
}
