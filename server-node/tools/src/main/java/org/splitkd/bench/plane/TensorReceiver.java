package org.splitkd.bench.plane;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.security.RotatingTls;

/** Receives from a {@link TensorSource} and measures throughput. Closing it ends the source. */
final class TensorReceiver implements AutoCloseable {

  /** Concurrent fetches: more than a connection requests at a time. */
  private static final int UNDER_WAY = 8;

  private static final double NANOS = 1e9;

  private final Process source;
  private final PrintWriter orders;
  private final BufferedReader answers;
  private final TensorPlane plane;
  private final Optional<RotatingTls> tls;

  private TensorReceiver(Process source, TensorPlane plane, Optional<RotatingTls> tls) {
    this.source = source;
    this.plane = plane;
    this.tls = tls;
    orders = new PrintWriter(source.outputWriter(StandardCharsets.UTF_8), true);
    answers = source.inputReader(StandardCharsets.UTF_8);
  }

  /**
   * Starts the source and returns its receiver.
   *
   * @param tls the same settings as those of the plane and the source
   */
  static TensorReceiver of(ProcessBuilder source, TensorPlane plane, Optional<RotatingTls> tls) {
    try {
      return new TensorReceiver(source.start(), plane, tls);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Bytes per second through the plane, for messages with a tensor of this size each. */
  double throughPlane(int bytes, int count) {
    orders.println("plane " + bytes + " " + count);
    Ticket first = ticket();
    long start = System.nanoTime();
    Queue<CompletionStage<TensorMessage>> underWay = new ArrayDeque<>();
    underWay.add(plane.fetch(first));
    for (int received = 1; received < count; received++) {
      if (underWay.size() == UNDER_WAY) {
        check(underWay.remove(), bytes);
      }
      underWay.add(plane.fetch(ticket()));
    }
    underWay.forEach(fetch -> check(fetch, bytes));
    return (double) bytes * count / (System.nanoTime() - start) * NANOS;
  }

  /** Bytes per second through a socket, read into one buffer. */
  double throughSocket(int bytes, int count) {
    orders.println("socket " + bytes + " " + count);
    ByteBuffer buffer = ByteBuffer.allocateDirect(bytes);
    int port = Integer.parseInt(line());
    try (SocketChannel from =
        SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))) {
      long start = System.nanoTime();
      if (tls.isPresent()) {
        BareTls.receive(from, tls.get().client("localhost", port), buffer, count);
      } else {
        receive(from, buffer, count);
      }
      return (double) bytes * count / (System.nanoTime() - start) * NANOS;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void receive(SocketChannel from, ByteBuffer buffer, int count) throws IOException {
    for (int received = 0; received < count; received++) {
      buffer.clear();
      while (buffer.hasRemaining()) {
        if (from.read(buffer) < 0) {
          throw new IllegalStateException("the source ended after " + received);
        }
      }
    }
  }

  @Override
  public void close() {
    orders.close();
    source.destroy();
  }

  private static void check(CompletionStage<TensorMessage> fetch, int bytes) {
    SmashedData message = (SmashedData) fetch.toCompletableFuture().join();
    long received = message.activations().tensors().get(0).byteCount();
    if (received != bytes) {
      throw new IllegalStateException(received + " bytes instead of " + bytes);
    }
  }

  private Ticket ticket() {
    String[] words = line().split(" ", -1);
    return new Ticket(
        words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
  }

  private String line() {
    try {
      String line = answers.readLine();
      if (line == null) {
        throw new IllegalStateException("the source has ended");
      }
      return line;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
