package org.splitkd.plane;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.splitkd.metrics.PlaneFigures;
import org.splitkd.plane.PlaneWire.Answer;
import org.splitkd.protocol.TensorMessage;

/**
 * The connection to the plane of one other node, with its own thread. It requests a few frames at a
 * time and reads them one after the other. It ends when nothing was fetched for a while, and at the
 * first invalid answer. Safe for use by any thread.
 */
final class Peer {

  private static final Logger LOG = LoggerFactory.getLogger(Peer.class);

  private static final long IDLE_SECONDS = 60;

  /** A fetch that waits for its frame. */
  private record Fetch(Ticket ticket, CompletableFuture<TensorMessage> message) {}

  private final InetSocketAddress address;
  private final int window;
  private final FrameCodec codec;
  private final Wires wires;
  private final PlaneFigures figures;
  private final LinkedBlockingQueue<Fetch> waiting = new LinkedBlockingQueue<>();
  private final Queue<Fetch> asked = new ArrayDeque<>();
  private final FrameReader frames = new FrameReader();
  private final ByteBuffer start = ByteBuffer.allocate(PlaneWire.ANSWER_BYTES);
  private @Nullable PlaneException end;

  /**
   * Creates a connection, which {@link #open} opens.
   *
   * @param window frames requested at a time
   */
  Peer(InetSocketAddress address, int window, FrameCodec codec, Wires wires, PlaneFigures figures) {
    this.address = address;
    this.window = window;
    this.codec = codec;
    this.wires = wires;
    this.figures = figures;
  }

  void open() {
    Threads.start("tensor-plane-from-" + address, this::run);
  }

  /** Fetches a message; null if the connection has ended and another one is needed. */
  synchronized @Nullable CompletionStage<TensorMessage> fetch(Ticket ticket) {
    if (end != null) {
      return null;
    }
    Fetch fetch = new Fetch(ticket, new CompletableFuture<>());
    waiting.add(fetch);
    return fetch.message();
  }

  private void run() {
    figures.connected();
    try {
      converse();
    } finally {
      figures.connectedIsOver();
    }
  }

  private void converse() {
    try (SocketChannel channel = SocketChannel.open(address);
        Wire wire = wires.connected(channel)) {
      while (ask(wire)) {
        receive(wire);
      }
      close(new PlaneException(this + ": idle"));
    } catch (IOException | RuntimeException failure) {
      figures.refused(failure);
      LOG.warn("{}: {}", this, failure.getMessage());
      close(new PlaneException(this + ": " + failure.getMessage(), failure));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      close(new PlaneException(this + ": interrupted", interrupted));
    }
  }

  /** Requests frames that are waited for; returns false if there were none for a while. */
  private boolean ask(Wire wire) throws IOException, InterruptedException {
    Fetch next = asked.isEmpty() ? waiting.poll(IDLE_SECONDS, TimeUnit.SECONDS) : waiting.poll();
    while (next != null) {
      asked.add(next);
      wire.write(ByteBuffer.wrap(PlaneWire.request(next.ticket().number())));
      next = asked.size() < window ? waiting.poll() : null;
    }
    return !asked.isEmpty();
  }

  private void receive(Wire wire) throws IOException {
    wire.fill(start.clear());
    Answer answer = PlaneWire.answer(start.array());
    Fetch due = asked.element();
    if (!answer.found()) {
      asked.remove();
      due.message().completeExceptionally(new PlaneException(this + " has no such frame"));
      return;
    }
    if (answer.bytes() != due.ticket().bytes()) {
      throw new PlaneException(
          "a frame of " + answer.bytes() + " bytes, not " + due.ticket().bytes());
    }
    ByteBuffer frame = frames.read(wire, due.ticket().bytes());
    TensorMessage message = codec.decode(answer.manifest(), frame);
    figures.received(due.ticket().bytes());
    asked.remove();
    due.message().complete(message);
  }

  private void close(PlaneException reason) {
    List<Fetch> left = new ArrayList<>(asked);
    synchronized (this) {
      end = reason;
      waiting.drainTo(left);
    }
    left.forEach(fetch -> fetch.message().completeExceptionally(reason));
  }

  @Override
  public String toString() {
    return "tensor plane of " + address.getHostString() + ":" + address.getPort();
  }
}
