package org.splitkd.journal;

import java.nio.file.Path;
import java.util.List;
import org.splitkd.journal.EventLog.Entry;

/** Writes events into an embedded journal without Akka, for tests of its readers. */
public final class WrittenLog {

  private WrittenLog() {}

  /** Adds events of a writer to the journal in a folder, which is created if it is missing. */
  public static void append(Path folder, String writer, List<StoredEvent> events) {
    EventFile.create(folder);
    try (EventFile file = EventFile.open(folder)) {
      file.append(
          events.stream()
              .map(
                  event ->
                      new Entry(
                          writer,
                          event.sequence(),
                          event.type() + (event.version() == 1 ? "" : "#" + event.version()),
                          event.content()))
              .toList());
    }
  }
}
