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
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What one reader is told: Server-Sent Events, each with all that happened since the one before.
 * Made when the reader has taken the last one, so a slow reader gets fewer and larger ones, and
 * nothing waits for it, nor for a dead one.
 */
final class EventStream {

  /** So often readers are told at most. */
  static final Duration EVERY = Duration.ofMillis(200);

  /** Shows a reader that the server is there, and the server that the reader is. */
  private static final Duration SIGN_OF_LIFE = Duration.ofSeconds(10);

  /** So much is told at a time, and one entry more. */
  private static final int MOST_CHARACTERS = 1 << 20;

  private final Board board;
  private final OptionalInt cell;
  private final RunLog log;
  private int position;
  private boolean first = true;
  private String lastHead = "";

  /** Whether the reader knows everything that there will ever be. */
  private boolean complete;

  private EventStream(Board board, OptionalInt cell, RunLog log, int from) {
    this.board = board;
    this.cell = cell;
    this.log = log;
    position = from <= log.size() ? from : 0;
  }

  /**
   * The events for a reader.
   *
   * @param from how many entries it has; all over again if it has more than there are
   * @param readers counts those who have not been told everything yet
   */
  static Source<ByteString, NotUsed> of(
      Board board, OptionalInt cell, RunLog log, int from, AtomicInteger readers) {
    EventStream stream = new EventStream(board, cell, log, from);
    return Source.tick(Duration.ZERO, EVERY, EVERY)
        .map(tick -> stream.next())
        .filter(text -> !text.isEmpty())
        .takeWhile(text -> !stream.complete, true)
        .keepAlive(SIGN_OF_LIFE, () -> ": still here\n\n")
        .map(ByteString::fromString)
        .watchTermination(
            (Cancellable ticks, CompletionStage<Done> end) -> {
              readers.incrementAndGet();
              end.whenComplete((done, failure) -> readers.decrementAndGet());
              return NotUsed.getInstance();
            });
  }

  /** The next event; empty where there is nothing new. */
  private String next() {
    boolean ended = cell.isPresent() || board.ended(); // first: then what follows is the last
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
        + "]}\n\n";
  }

  private ObjectNode head() {
    ObjectNode head = board.head();
    if (cell.isPresent()) {
      head.put("status", "finished").put("controls", false).putNull("pace");
    }
    return head;
  }
}
