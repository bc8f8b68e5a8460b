package org.splitkd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** Passes connections on to a port of this machine's loopback. */
final class Relay implements AutoCloseable {

  private final ServerSocket server;
  private final int to;

  private Relay(ServerSocket server, int to) {
    this.server = server;
    this.to = to;
  }

  /** A relay that listens on a port of its own. */
  static Relay start(String address, int to) throws IOException {
    Relay relay = new Relay(new ServerSocket(0, 50, InetAddress.getByName(address)), to);
    daemon(relay::accept);
    return relay;
  }

  int port() {
    return server.getLocalPort();
  }

  private void accept() {
    try {
      while (true) {
        Socket client = server.accept();
        Socket target = new Socket(InetAddress.getLoopbackAddress(), to);
        daemon(() -> pass(client, target));
        daemon(() -> pass(target, client));
      }
    } catch (IOException closed) {
      // the test is over
    }
  }

  /** Until one side ends; then both do. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException ended) {
      // as the other side will find
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
