package org.splitkd.dashboard;

import akka.Done;
import akka.NotUsed;
import akka.actor.Cancellable;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletionStage;

/**
 * The Server-Sent Events for one reader, each with all entries since the one before. An event is
 * made when the reader has taken the last one, so a slow reader gets fewer and larger events, and
 * nothing waits for a slow or dead reader.
 */
final class EventStream {

  /** The shortest time between two events. */
  static final Duration EVERY = Duration.ofMillis(200);

  /** The time that readers have to close a stream once everything has been sent. */
  static final Duration LAST_WORDS = Duration.ofSeconds(10);

  /** Time after which a sign of life shows reader and server that the other is still there. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

  /** Characters per event; the entry that exceeds them is included. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private final Board board;
  private final OptionalInt cell;
  private final RunLog log;
  private int position;
  private boolean first = true;
  private String lastHead = "";

  /** Whether the reader has received everything and nothing more will come. */
  private volatile boolean complete;

  private EventStream(Board board, OptionalInt cell, RunLog log, int from) {
    this.board = board;
    this.cell = cell;
    this.log = log;
    position = from <= log.size() ? from : 0;
  }

  /**
   * Returns the events for a reader.
   *
   * @param from number of entries it has; it gets all of them again if it has more than there are
   * @param readers counts the readers that have not received everything yet
   */
  static Source<ByteString, NotUsed> of(
      Board board, OptionalInt cell, RunLog log, int from, Readers readers) {
    EventStream stream = new EventStream(board, cell, log, from);
    return Source.tick(Duration.ZERO, EVERY, EVERY)
        .map(tick -> stream.next())
        .filter(text -> !text.isEmpty())
        .takeWhile(text -> !stream.complete, true)
        .concatLazy(untilTheReaderCloses())
        .keepAlive(SIGN_OF_LIFE, () -> ": still here\n\n")
        .map(ByteString::fromString)
        .watchTermination(
            (Cancellable ticks, CompletionStage<Done> end) -> {
              readers.opened();
              end.whenComplete((done, failure) -> readers.closed(stream.complete));
              return NotUsed.getInstance();
            });
  }

  /**
   * Sends nothing. A reader that has everything closes the stream, which shows that nothing is
   * still on the way to it; one that does not is cut off after {@link #LAST_WORDS}.
   */
  private static Source<String, NotUsed> untilTheReaderCloses() {
    return Source.tick(LAST_WORDS, LAST_WORDS, "")
        .take(1)
        .filter(none -> !none.isEmpty())
        .mapMaterializedValue(ticks -> NotUsed.getInstance());
  }

  /** The next event; empty if there is nothing new. */
  private String next() {
    // Read first, so that the entries below are the last.
    boolean ended = cell.isPresent() || board.ended();
    String head = head().toString();
    List<String> entries = log.from(position, MOST_CHARACTERS);
    if (entries.isEmpty() && head.equals(lastHead) && !first) {
      return "";
    }
    int from = position;
    position += entries.size();
    first = false;
    lastHead = head;
    complete = ended && position == log.size();
    return "id: "
        + position
        + "\ndata: {\"position\":"
        + position
        + ",\"first\":"
        + from
        + ",\"head\":"
        + head
        + ",\"log\":["
        + String.join(",", entries)
        + "]"
        + (complete ? ",\"complete\":true" : "")
        + "}\n\n";
  }

  private ObjectNode head() {
    ObjectNode head = board.head();
    if (cell.isPresent()) {
      head.put("status", "finished").put("controls", false).putNull("pace");
    }
    return head;
  }
}
