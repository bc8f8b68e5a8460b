package org.splitkd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;

/** The metrics of what the tensor plane refuses. */
@Tag("slow")
class RefusedFramesTest {

  private static final int MOST_BYTES = 1024;

  @Test
  void shouldCountWhatIsRefusedByItsKind() throws Exception {
    try (LoneNode node = new LoneNode()) {
      TensorPlane plane =
          TensorPlane.start(
              node.system(),
              new PlaneSettings("127.0.0.1", 0, MOST_BYTES, MOST_BYTES, 1),
              Optional.empty());

      refused(plane, new Ticket("127.0.0.1", plane.port(), 1, MOST_BYTES + 1));
      assertEquals(1, refusals(node, "too_long"));

      refused(plane, new Ticket("127.0.0.1", plane.port(), 1, 7));
      assertEquals(1, refusals(node, "unknown"));
      assertEquals(1, node.scrape().value("splitkd_plane_connections", "direction", "in"));
      assertEquals(1, node.scrape().value("splitkd_plane_connections", "direction", "out"));

      try (Socket stranger = new Socket(InetAddress.getLoopbackAddress(), plane.port())) {
        stranger
            .getOutputStream()
            .write("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        while (refusals(node, "malformed") == 0) {
          Thread.onSpinWait(); // until it is read
        }
      }
      assertEquals(3, node.scrape().sum("splitkd_plane_refused_total"));
      assertEquals(0, node.scrape().value("splitkd_plane_received_bytes_total"));
    }
  }

  private static void refused(TensorPlane plane, Ticket ticket) {
    assertThrows(CompletionException.class, () -> plane.fetch(ticket).toCompletableFuture().join());
  }

  private static double refusals(LoneNode node, String reason) throws Exception {
    return node.scrape().value("splitkd_plane_refused_total", "reason", reason);
  }
}
