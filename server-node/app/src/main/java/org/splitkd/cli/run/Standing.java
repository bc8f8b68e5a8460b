package org.splitkd.cli.run;

import java.util.List;
import org.splitkd.journal.StoredEvent;

/**
 * How far a run is.
 *
 * @param done sessions that are over, well or not
 * @param sessions of the whole run; 0 if not even that is known
 */
record Standing(int done, int sessions) {

  /** From what its journal holds. */
  static Standing of(List<StoredEvent> events) {
    return new Standing(
        (int) events.stream().filter(Standing::endsATurn).count(),
        events.stream()
            .filter(event -> EventText.type(event).equals("RunStarted"))
            .mapToInt(Standing::sessions)
            .findFirst()
            .orElse(0));
  }

  /** Not so if the vehicle is tried again. */
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
