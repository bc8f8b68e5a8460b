package org.splitkd.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

@Tag("slow")
class TensorPlaneTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int MOST_FRAME = 40_000_000;
  private static final int MOST_HELD = 10_000_000;

  private final TensorPlane from = plane();
  private final TensorPlane to = plane();

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldBringAMessageAsItWas() {
    for (int bytes : new int[] {0, 4, 65_536, 65_540, 1_000_000, 33_000_000}) {
      SmashedData message = message(bytes, bytes);

      assertEquals(message, fetch(offer(message)));
      awaitNothingHeld();
    }
  }

  @Test
  void shouldBringManyInTheOrderTheyAreFetchedIn() {
    List<CompletionStage<TensorMessage>> fetches = new ArrayList<>();
    for (int batch = 0; batch < 50; batch++) {
      fetches.add(to.fetch(offer(message(batch, 100_000))));
    }

    for (int batch = 0; batch < 50; batch++) {
      assertEquals(message(batch, 100_000), await(fetches.get(batch)));
    }
  }

  @Test
  void shouldBringAMessageOnce() {
    Ticket ticket = offer(message(1, 100));
    fetch(ticket);

    assertEquals(
        "tensor plane of 127.0.0.1:" + from.port() + " has no such frame", reasonOf(ticket));
    assertEquals(message(2, 4), fetch(offer(message(2, 4))));
  }

  @Test
  void shouldForgetWhatIsWithdrawn() {
    Ticket ticket = offer(message(1, 100));

    from.withdraw(ticket);

    assertEquals(0, from.heldBytes());
    assertTrue(reasonOf(ticket).endsWith("has no such frame"));
  }

  /** A slow receiver slows the sender. */
  @Test
  void shouldLetWhoOffersWaitWhileMuchIsHeld() {
    Ticket first = offer(message(1, 6_000_000));
    Ticket second = offer(message(2, 6_000_000));

    CompletionStage<Ticket> third = from.offer(message(3, 6_000_000));
    CompletionStage<Ticket> fourth = from.offer(message(4, 6_000_000));

    assertFalse(third.toCompletableFuture().isDone());
    assertTrue(from.heldBytes() < MOST_HELD + 6_100_000);
    fetch(first);
    assertEquals(message(3, 6_000_000), fetch(await(third)));
    fetch(second);
    assertEquals(message(4, 6_000_000), fetch(await(fourth)));
    awaitNothingHeld();
  }

  @Test
  void shouldRefuseToOfferWhatIsTooLong() {
    String reason = reasonOf(from.offer(message(1, MOST_FRAME)));

    assertTrue(
        reason.endsWith("must be at most 40000000 (splitkd.tensor-plane.most-frame)"), reason);
    assertEquals(0, from.heldBytes());
  }

  @Test
  void shouldRefuseToFetchWhatIsTooLong() {
    assertEquals(
        "a frame of 40000001 bytes: must be 0 to 40000000 (splitkd.tensor-plane.most-frame)",
        reasonOf(new Ticket("127.0.0.1", from.port(), 1, MOST_FRAME + 1)));
  }

  @Test
  void shouldSayWhenNobodyListens() throws IOException {
    int port;
    try (ServerSocket closed = new ServerSocket(0)) {
      port = closed.getLocalPort();
    }

    String reason = reasonOf(new Ticket("127.0.0.1", port, 1, 100));

    assertTrue(reason.startsWith("tensor plane of 127.0.0.1:" + port + ": "), reason);
  }

  @Test
  void shouldRefuseARequestThatIsNone() throws IOException {
    Ticket ticket = offer(message(1, 100));
    byte[] request = PlaneWire.request(ticket.number());
    for (int place = 0; place < 8; place++) { // any number is valid
      byte[] altered = request.clone();
      altered[place] ^= 1;
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), from.port())) {
        socket.getOutputStream().write(altered);
        assertEquals(-1, socket.getInputStream().read(), "byte " + place);
      }
    }

    assertEquals(message(1, 100), fetch(ticket));
  }

  @Test
  void shouldRefuseAPlaneThatHasAnotherFrame() throws Exception {
    try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletionStage<TensorMessage> fetch =
          to.fetch(new Ticket("127.0.0.1", liar.getLocalPort(), 7, 100));
      try (Socket client = liar.accept()) {
        assertEquals(16, client.getInputStream().readNBytes(16).length);
        client.getOutputStream().write(PlaneWire.found("SD2", 1 << 30));

        String reason = reasonOf(fetch);

        assertTrue(reason.endsWith(": a frame of 1073741824 bytes, not 100"), reason);
        assertEquals(-1, client.getInputStream().read());
      }
    }
  }

  @Test
  void shouldRefuseAFrameThatIsNoMessage() throws Exception {
    try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      CompletionStage<TensorMessage> fetch =
          to.fetch(new Ticket("127.0.0.1", liar.getLocalPort(), 7, 100));
      try (Socket client = liar.accept()) {
        client.getOutputStream().write(PlaneWire.found("NO1", 100));
        client.getOutputStream().write(new byte[100]);

        assertTrue(reasonOf(fetch).contains("message NO1: unknown, must be one of "));
      }
    }
  }

  /** A claimed length is not allocated: the address space of a test is smaller. */
  @Test
  void shouldBelieveOnlyBytesThatAreThere() throws Exception {
    TensorPlane trusting =
        TensorPlane.start(
            KIT.system(),
            new PlaneSettings("127.0.0.1", 0, Integer.MAX_VALUE, MOST_HELD, 4),
            Optional.empty());
    for (int time = 0; time < 20; time++) {
      try (ServerSocket liar = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        CompletionStage<TensorMessage> fetch =
            trusting.fetch(new Ticket("127.0.0.1", liar.getLocalPort(), 7, Integer.MAX_VALUE - 8));
        try (Socket client = liar.accept()) {
          assertEquals(16, client.getInputStream().readNBytes(16).length);
          client.getOutputStream().write(PlaneWire.found("SD2", Integer.MAX_VALUE - 8));
          client.getOutputStream().write(new byte[200_000]);
        }

        assertTrue(reasonOf(fetch).endsWith("the connection was closed"));
      }
    }
  }

  /** Waits until nothing is held: a frame's room is freed a moment after its last byte arrives. */
  private void awaitNothingHeld() {
    KIT.createTestProbe()
        .awaitAssert(
            () -> {
              assertEquals(0, from.heldBytes());
              return true;
            });
  }

  private static TensorPlane plane() {
    return TensorPlane.start(
        KIT.system(),
        new PlaneSettings("127.0.0.1", 0, MOST_FRAME, MOST_HELD, 4),
        Optional.empty());
  }

  private static SmashedData message(int batch, int bytes) {
    byte[] elements = new byte[bytes];
    new Random(batch).nextBytes(elements);
    return new SmashedData(
        new SessionId(1, 2, 3),
        batch,
        new Payload(
            8.0 * bytes, List.of(Tensor.of(DType.FP32, ByteBuffer.wrap(elements), bytes / 4))),
        new Interval(EmulatedInstant.START, EmulatedInstant.START));
  }

  private Ticket offer(SmashedData message) {
    return await(from.offer(message));
  }

  private TensorMessage fetch(Ticket ticket) {
    return await(to.fetch(ticket));
  }

  private String reasonOf(Ticket ticket) {
    return reasonOf(to.fetch(ticket));
  }

  private static String reasonOf(CompletionStage<?> fetch) {
    CompletionException failure = assertThrows(CompletionException.class, () -> await(fetch));
    return String.valueOf(assertInstanceOf(PlaneException.class, failure.getCause()).getMessage());
  }

  private static <T> T await(CompletionStage<T> result) {
    return result.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
