package org.splitkd.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A relay that forwards connections to a port on this machine's loopback address. */
final class Relay implements AutoCloseable {

  private final ServerSocket server;
  private final int to;

  private Relay(ServerSocket server, int to) {
    this.server = server;
    this.to = to;
  }

  /** Starts a relay on a free port. */
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

  /** Copies bytes until one side closes, then closes both. */
  private static void pass(Socket from, Socket to) {
    try (from;
        to;
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      in.transferTo(out);
    } catch (IOException ended) {
      // closing both sockets tells the other side
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
