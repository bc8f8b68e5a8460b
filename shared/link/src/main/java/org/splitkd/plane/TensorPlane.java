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
          "tensor plane: cannot listen on %s:%d: %s"
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
              "a frame of %d bytes: must be 0 to %d (splitkd.tensor-plane.most-frame)"
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
