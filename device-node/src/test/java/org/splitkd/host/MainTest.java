package org.splitkd.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The program of a device node. */
@Tag("slow")
class MainTest {

  private final PrintStream out = System.out;
  private final PrintStream err = System.err;
  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    PrintStream all = new PrintStream(said, true, StandardCharsets.UTF_8);
    System.setOut(all);
    System.setErr(all);
  }

  @AfterEach
  void stopListening() {
    System.setOut(out);
    System.setErr(err);
  }

  @Test
  void shouldSayWhatItIs() {
    assertEquals(0, Main.execute("--help"));
    assertTrue(said().startsWith("Usage: splitkd device-node "), said());
  }

  @Test
  void shouldSayItsVersion() {
    assertEquals(0, Main.execute("--version"));
    assertEquals("splitkd from sources\n", said());
  }

  @Test
  void shouldWantAClusterToJoin() {
    assertEquals(2, Main.execute());
    assertEquals(
        "splitkd: --join: must name a node of the cluster; or --discover a service;"
            + " see splitkd device-node --help\n",
        said());
  }

  @Test
  void shouldTellInOneLineThatItCannotListen() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      assertEquals(2, Main.execute("--quiet", "--no-tls", "--join", "127.0.0.1:1", "--port", port));
      assertTrue(said().startsWith("cannot listen on 127.0.0.1:" + port + ": "), said());
      assertEquals(1, said().lines().count(), said());
    }
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
