package org.splitkd.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.TensorMessage;

/**
 * Brings one actor's messages over the tensor plane: both ways in the order they were said in,
 * whatever the order they are ready in. Of one actor, and used by it alone.
 */
public final class Courier {

  private final TensorPlane plane;
  private final List<CompletionStage<Ticket>> offered = new ArrayList<>();
  private CompletionStage<?> lastOffer = CompletableFuture.completedFuture(null);
  private CompletionStage<?> lastFetch = CompletableFuture.completedFuture(null);

  public Courier(TensorPlane plane) {
    this.plane = plane;
  }

  /**
   * Offers a message.
   *
   * @return what the other side fetches it by, after those of all messages before
   */
  public CompletionStage<Ticket> offer(TensorMessage message) {
    CompletionStage<Ticket> ticket =
        lastOffer.handle((before, failure) -> message).thenCompose(plane::offer);
    lastOffer = ticket;
    offered.add(ticket);
    return ticket;
  }

  /**
   * Fetches a message of the other side.
   *
   * @return the message, after all those before
   */
  public CompletionStage<TensorMessage> fetch(Ticket ticket) {
    CompletionStage<TensorMessage> arrives = plane.fetch(ticket);
    CompletionStage<TensorMessage> message =
        lastFetch.handle((before, failure) -> arrives).thenCompose(next -> next);
    lastFetch = message;
    return message;
  }

  /** Whatever was offered and not fetched is of no use any more. */
  public void withdraw() {
    offered.forEach(ticket -> ticket.thenAccept(plane::withdraw));
    offered.clear();
  }
}
