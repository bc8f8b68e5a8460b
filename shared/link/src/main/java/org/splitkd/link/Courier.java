package org.splitkd.link;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.TensorMessage;

/**
 * Carries one actor's messages over the tensor plane. In both directions they keep the order in
 * which they were sent, whatever the order in which they become ready. Only that actor uses it.
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
   * @return the ticket by which the other side fetches it; completes after those of all earlier
   *     messages
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
   * @return the message; completes after all earlier ones
   */
  public CompletionStage<TensorMessage> fetch(Ticket ticket) {
    CompletionStage<TensorMessage> arrives = plane.fetch(ticket);
    CompletionStage<TensorMessage> message =
        lastFetch.handle((before, failure) -> arrives).thenCompose(next -> next);
    lastFetch = message;
    return message;
  }

  /** Withdraws all messages that were offered and not fetched. */
  public void withdraw() {
    offered.forEach(ticket -> ticket.thenAccept(plane::withdraw));
    offered.clear();
  }
}
