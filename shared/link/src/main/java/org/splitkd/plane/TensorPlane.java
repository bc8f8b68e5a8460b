package org.splitkd.plane;

import akka.Done;
import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.splitkd.files.IoReason;
import org.splitkd.metrics.NodeFigures;
import org.splitkd.metrics.PlaneFigures;
import org.splitkd.metrics.Refusal;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.security.RotatingTls;

/**
 * The tensor plane of one node: holds offered messages until they are fetched, and fetches those of
 * other nodes. Safe for use by any thread.
 */
public final class TensorPlane {

  /*
   * Why tensors do not travel as messages of Akka.
   *
   * Remoting is made for many small messages that share one connection per pair of nodes. A
   * smashed-data tensor has megabytes: behind it heartbeats wait, and the failure detector takes
   * a busy node for a dead one. Worse, a send never blocks, so a slow receiver's tensors pile up
   * in its mailbox until the heap is full.
   *
   * Here the receiver pulls. The sender puts the frame on its shelf and sends a ticket of some
   * bytes by Akka, as a claim check (Hohpe and Woolf, Enterprise Integration Patterns, 2003). The
   * receiver redeems the ticket when its actor gets to the message, over a TCP connection of the
   * plane, with a window of frames in flight. The shelf holds at most a given number of bytes; at
   * the limit the next offer waits, and with it the session that made it. That is credit-based
   * flow control (Kung, Blackwell and Chapman, SIGCOMM 1994) with the shelf as the credit, end to
   * end from actor to actor: memory is bounded by one number on every node, however slow the
   * other side is.
   *
   * What follows for correctness: Akka keeps the order of tickets and Courier that of frames; a
   * ticket is good for one fetch, and its number is unguessable; a frame that is lost with its
   * node is lost with its session, which is then interrupted as a whole (SessionId). The receiver
   * trusts no length that it has not read the bytes for. bench tensor-plane compares the plane
   * with a bare socket.
   */

  private final PlaneSettings settings;
  private final Wires wires;
  private final FrameCodec codec;
  private final Shelf shelf;
  private final PlaneServer server;
  private final PlaneFigures figures;
  private final Map<InetSocketAddress, Peer> peers = new HashMap<>();

  private TensorPlane(ActorSystem<?> system, PlaneSettings settings, Wires wires)
      throws IOException {
    this.settings = settings;
    this.wires = wires;
    codec = new FrameCodec(system, settings.mostFrameBytes());
    shelf = new Shelf(settings.mostHeldBytes());
    figures = NodeFigures.of(system).plane();
    server =
        PlaneServer.start(
            new InetSocketAddress(settings.host(), settings.port()), shelf, wires, figures);
    figures.add(shelf::held);
  }

  /**
   * Starts a plane that listens until the system shuts down.
   *
   * @param tls for all connections, both ways; without it anyone on the path can read and alter
   *     them
   * @throws PlaneException if it cannot listen on its address
   */
  public static TensorPlane start(
      ActorSystem<?> system, PlaneSettings settings, Optional<RotatingTls> tls) {
    try {
      TensorPlane plane =
          new TensorPlane(system, settings, tls.<Wires>map(TlsWires::new).orElse(Wires.PLAIN));
      CoordinatedShutdown.get(system)
          .addTask(
              CoordinatedShutdown.PhaseBeforeActorSystemTerminate(),
              "tensor plane",
              () -> {
                plane.server.close();
                return CompletableFuture.completedFuture(Done.getInstance());
              });
      return plane;
    } catch (IOException failure) {
      throw new PlaneException(
          "tensor plane: cannot listen on %s:%s: %s"
              .formatted(settings.host(), settings.port(), IoReason.of(failure)),
          failure);
    }
  }

  /** The port it listens on. */
  public int port() {
    return server.port();
  }

  /**
   * Holds a message until it is fetched. While the plane holds too many bytes, the message waits.
   *
   * @return the ticket to fetch it by; fails with a {@link PlaneException} if it is too long
   */
  public CompletionStage<Ticket> offer(TensorMessage message) {
    return shelf
        .put(() -> encode(message))
        .thenApply(place -> new Ticket(settings.host(), port(), place.number(), place.bytes()));
  }

  /** Withdraws a message that was offered here. */
  public void withdraw(Ticket ticket) {
    shelf.drop(ticket.number());
  }

  /**
   * Fetches a message.
   *
   * @return the message; fails with a {@link PlaneException} if it is missing or invalid. Invalid
   *     frames are logged; a claimed length alone allocates nothing
   */
  public CompletionStage<TensorMessage> fetch(Ticket ticket) {
    if (ticket.bytes() < 0 || ticket.bytes() > settings.mostFrameBytes()) {
      figures.refused(Refusal.TOO_LONG);
      return CompletableFuture.failedFuture(
          new PlaneException(
              "a frame of %s bytes: must be 0 to %s (splitkd.tensor-plane.most-frame)"
                  .formatted(ticket.bytes(), settings.mostFrameBytes())));
    }
    return fetch(new InetSocketAddress(ticket.host(), ticket.port()), ticket);
  }

  /** Bytes that wait to be fetched, or are being sent. */
  public long heldBytes() {
    return shelf.held();
  }

  private Frame encode(TensorMessage message) {
    try {
      return codec.encode(message);
    } catch (PlaneException tooLong) {
      figures.refused(Refusal.TOO_LONG);
      throw tooLong;
    }
  }

  private synchronized CompletionStage<TensorMessage> fetch(
      InetSocketAddress address, Ticket ticket) {
    Peer known = peers.get(address);
    CompletionStage<TensorMessage> message = known == null ? null : known.fetch(ticket);
    if (message != null) {
      return message;
    }
    Peer peer = new Peer(address, settings.window(), codec, wires, figures);
    CompletionStage<TensorMessage> first = peer.fetch(ticket);
    if (first == null) {
      throw new IllegalStateException(peer + " is over before it began");
    }
    peers.put(address, peer);
    peer.open();
    return first;
  }
}
