package org.splitkd.fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;

/** A client on this machine that connects to ports that are not meant for it. */
final class Stranger {

  private Stranger() {}

  /**
   * Sends bytes and waits until the other side answers or ends the connection.
   *
   * @param millis the longest wait for an answer
   */
  static void say(int port, byte[] bytes, int millis) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(millis);
      socket.getOutputStream().write(bytes);
      socket.shutdownOutput();
      socket.getInputStream().read();
    } catch (SocketTimeoutException waits) {
      // the other side waits for more bytes
    } catch (SocketException refused) {
      // the other side refused while bytes were being sent
    }
  }

  /** A port that no process listens on. */
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
