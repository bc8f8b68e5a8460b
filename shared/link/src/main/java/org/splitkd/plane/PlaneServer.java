package org.splitkd.plane;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splitkd.metrics.PlaneFigures;
import org.splitkd.metrics.Refusal;

/**
 * Serves the frames of a shelf to clients that know their numbers, with one thread that listens and
 * one for each connection. An invalid request is refused with a line in the log.
 */
final class PlaneServer {

  private static final Logger LOG = LoggerFactory.getLogger(PlaneServer.class);

  /** Every node needs one connection, and each has a thread. */
  private static final int MOST_CONNECTIONS = 1024;

  private final ServerSocketChannel channel;
  private final Shelf shelf;
  private final Wires wires;
  private final PlaneFigures figures;
  private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();

  private PlaneServer(ServerSocketChannel channel, Shelf shelf, Wires wires, PlaneFigures figures) {
    this.channel = channel;
    this.shelf = shelf;
    this.wires = wires;
    this.figures = figures;
  }

  /** Starts a server that listens. */
  static PlaneServer start(
      InetSocketAddress address, Shelf shelf, Wires wires, PlaneFigures figures)
      throws IOException {
    ServerSocketChannel channel = ServerSocketChannel.open();
    try {
      channel.bind(address);
    } catch (IOException failure) {
      channel.close();
      throw failure;
    }
    PlaneServer server = new PlaneServer(channel, shelf, wires, figures);
    Threads.start("tensor-plane-" + server.port(), server::listen);
    return server;
  }

  int port() {
    return channel.socket().getLocalPort();
  }

  /** Stops listening, and ends all connections. */
  void close() {
    Threads.close(channel);
    open.forEach(Threads::close);
  }

  private void listen() {
    while (channel.isOpen()) {
      try {
        SocketChannel client = channel.accept();
        if (open.size() >= MOST_CONNECTIONS) {
          LOG.warn("tensor plane: {} refused: {} connections are open", client, MOST_CONNECTIONS);
          figures.refused(Refusal.CONNECTIONS);
          client.close();
          continue;
        }
        open.add(client);
        Threads.start("tensor-plane-to-" + client.getRemoteAddress(), () -> serve(client));
      } catch (IOException failure) {
        if (channel.isOpen()) {
          LOG.warn("tensor plane: cannot accept a connection: {}", failure.getMessage());
        }
      }
    }
  }

  private void serve(SocketChannel client) {
    SocketAddress address = client.socket().getRemoteSocketAddress();
    figures.accepted();
    try (client;
        Wire wire = wires.accepted(client)) {
      ByteBuffer request = ByteBuffer.allocate(PlaneWire.REQUEST_BYTES);
      while (true) {
        request.clear();
        wire.read(request);
        wire.fill(request);
        answer(PlaneWire.number(request.array()), wire);
      }
    } catch (EOFException end) {
      // the other side is done, or gone
    } catch (IOException | PlaneException failure) {
      if (channel.isOpen()) {
        figures.refused(failure);
        LOG.warn("tensor plane: {} refused: {}", address, failure.getMessage());
      }
    } finally {
      open.remove(client);
      figures.acceptedIsOver();
    }
  }

  private void answer(long number, Wire wire) throws IOException {
    Optional<Frame> found = shelf.take(number);
    if (found.isEmpty()) {
      figures.refused(Refusal.UNKNOWN);
      wire.write(ByteBuffer.wrap(PlaneWire.unknown()));
      return;
    }
    Frame frame = found.get();
    try {
      wire.write(ByteBuffer.wrap(PlaneWire.found(frame.manifest(), frame.bytes())));
      for (ByteBuffer part : frame.parts()) {
        wire.write(part.duplicate());
      }
      figures.sent(frame.bytes());
    } finally {
      shelf.free(frame);
    }
  }
}
