package org.splitkd.fleet;

import akka.actor.typed.ActorSystem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Optional;
import org.splitkd.cluster.ClusterNode;
import org.splitkd.cluster.Endpoints;
import org.splitkd.cluster.Members;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.cluster.NodeSystem;
import org.splitkd.cluster.SystemThreads;
import org.splitkd.security.TlsFiles;

/** A capture of the bytes that a real node sends to a node it wants to join. */
final class ArteryCapture {

  private static final int MILLIS = 2_000;

  private ArteryCapture() {}

  /** The bytes of each of its first two connections. */
  static List<byte[]> connections(Optional<TlsFiles> tls) throws IOException {
    try (ServerSocket nobody = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      ActorSystem<?> node =
          NodeSystem.start(
              new ClusterNode(
                  ClusterNode.DEVICE,
                  new NodeAddress("127.0.0.1", 0),
                  List.of(new NodeAddress("127.0.0.1", nobody.getLocalPort())),
                  tls,
                  Optional.empty(),
                  Endpoints.NONE),
              SystemThreads.config(1),
              Members.create(line -> {}, () -> {}));
      try {
        return List.of(heard(nobody), heard(nobody));
      } finally {
        NodeSystem.end(node);
      }
    }
  }

  private static byte[] heard(ServerSocket server) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    try (Socket client = server.accept()) {
      client.setSoTimeout(MILLIS);
      InputStream in = client.getInputStream();
      for (int next = in.read(); next >= 0; next = in.read()) {
        all.write(next);
      }
    } catch (SocketTimeoutException | SocketException enough) {
      // the node waits for an answer or has closed the connection
    }
    return all.toByteArray();
  }
}
