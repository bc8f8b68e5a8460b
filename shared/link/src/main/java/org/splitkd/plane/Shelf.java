package org.splitkd.plane;

import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The frames that wait to be fetched, up to a number of bytes; further frames wait for room. A
 * frame can be taken once, and its room is free again when it has been sent. Safe for use by any
 * thread.
 */
final class Shelf {

  /** A frame that waits for room. */
  private record Waiting(Supplier<Frame> frame, CompletableFuture<Place> place) {}

  /** The place of a frame on the shelf. */
  record Place(long number, int bytes) {}

  private final long most;
  private final SecureRandom numbers = new SecureRandom();
  private final Map<Long, Frame> frames = new HashMap<>();
  private final Queue<Waiting> waiting = new ArrayDeque<>();
  private long held;

  /**
   * Creates a shelf.
   *
   * @param most held bytes; once they are reached no frame is added. The frame that reaches the
   *     limit may exceed it
   */
  Shelf(long most) {
    this.most = most;
  }

  /**
   * Puts a frame on the shelf as soon as there is room.
   *
   * @param frame called when there is room; its exception, if any, is the result
   */
  CompletionStage<Place> put(Supplier<Frame> frame) {
    CompletableFuture<Place> place = new CompletableFuture<>();
    synchronized (this) {
      waiting.add(new Waiting(frame, place));
    }
    fill();
    return place;
  }

  /** Takes a frame off the shelf; its room stays taken until it is {@linkplain #free freed}. */
  synchronized Optional<Frame> take(long number) {
    return Optional.ofNullable(frames.remove(number));
  }

  /** Frees the room of a taken frame, which has been sent or will not be. */
  void free(Frame frame) {
    synchronized (this) {
      held -= frame.bytes();
    }
    fill();
  }

  /** Drops a frame that will not be fetched; does nothing if it was already taken. */
  void drop(long number) {
    take(number).ifPresent(this::free);
  }

  /** Bytes of the frames that are on the shelf or being sent. */
  synchronized long held() {
    return held;
  }

  private void fill() {
    Waiting next = next();
    while (next != null) {
      add(next);
      next = next();
    }
  }

  private synchronized @Nullable Waiting next() {
    return held < most ? waiting.poll() : null;
  }

  private void add(Waiting next) {
    Place place;
    try {
      place = place(next.frame().get());
    } catch (RuntimeException failure) {
      next.place().completeExceptionally(failure);
      return;
    }
    next.place().complete(place);
  }

  private synchronized Place place(Frame frame) {
    long number = numbers.nextLong();
    while (frames.putIfAbsent(number, frame) != null) {
      number = numbers.nextLong();
    }
    held += frame.bytes();
    return new Place(number, frame.bytes());
  }
}
