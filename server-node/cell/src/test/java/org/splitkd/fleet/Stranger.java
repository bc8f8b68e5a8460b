package org.splitkd.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** Somebody on this machine who connects to ports that are not for him. */
final class Stranger {

  private Stranger() {}

  /**
   * Says something, and listens until the other side has heard enough.
   *
   * @param millis for which he waits for an answer at most
   */
  static void say(int port, byte[] bytes, int millis) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      socket.getInputStream().read();
    } catch (SocketTimeoutException waits) {
      // for more than it gets
    } catch (SocketException refused) {
      // in the middle of it
    }
  }

  /** A port that nobody listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
