package org.splitkd.fleet;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.BlockingQueue;

/**
 * A proxy in front of a real tensor plane: it passes requests on and changes every answer. It is
 * written from the documentation of the protocol alone.
 */
final class MutatingPlane implements AutoCloseable {

  /** Signals that an answer was sent, or that its connection ended before that. */
  static final Object PASSED = "passed";

  private static final int REQUEST_BYTES = 16;
  private static final int ANSWER_BYTES = 24;

  private final ServerSocket server;
  private final int plane;
  private final Mutation mutation;
  private final BlockingQueue<Object> signals;
  private int sent;

  private MutatingPlane(
      ServerSocket server, int plane, Mutation mutation, BlockingQueue<Object> signals) {
    this.server = server;
    this.plane = plane;
    this.mutation = mutation;
    this.signals = signals;
  }

  /**
   * Starts a proxy that listens on its own port.
   *
   * @param plane the port of the real plane
   * @param signals gets {@link #PASSED}
   */
  static MutatingPlane start(int plane, Mutation mutation, BlockingQueue<Object> signals)
      throws IOException {
    MutatingPlane mutating =
        new MutatingPlane(
            new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), plane, mutation, signals);
    Thread thread = new Thread(mutating::listen, "mutating plane");
    thread.setDaemon(true);
    thread.start();
    return mutating;
  }

  int port() {
    return server.getLocalPort();
  }

  /** Number of changed answers sent. */
  synchronized int sent() {
    return sent;
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket client = server.accept();
          Socket real = new Socket(InetAddress.getLoopbackAddress(), plane)) {
        client.setTcpNoDelay(true);
        real.setTcpNoDelay(true);
        while (true) {
          pass(client, real);
        }
      } catch (IOException ended) {
        signals.add(PASSED);
      }
    }
  }

  private void pass(Socket client, Socket real) throws IOException {
    byte[] request = new DataInputStream(client.getInputStream()).readNBytes(REQUEST_BYTES);
    if (request.length < REQUEST_BYTES) {
      throw new IOException("the client has gone");
    }
    real.getOutputStream().write(request);
    DataInputStream from = new DataInputStream(real.getInputStream());
    byte[] start = new byte[ANSWER_BYTES];
    from.readFully(start);
    int bytes = (int) ByteBuffer.wrap(start).order(ByteOrder.LITTLE_ENDIAN).getLong(16);
    byte[] answer = new byte[ANSWER_BYTES + bytes];
    System.arraycopy(start, 0, answer, 0, ANSWER_BYTES);
    from.readFully(answer, ANSWER_BYTES, bytes);
    byte[] mutated = mutation.of(answer);
    client.getOutputStream().write(mutated);
    synchronized (this) {
      sent++;
    }
    signals.add(PASSED);
    if (mutated.length < answer.length) {
      client.shutdownOutput(); // no more bytes follow
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
