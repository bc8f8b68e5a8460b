package org.splitkd.plane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.security.RotatingTls;
import org.splitkd.security.TestAuthority;
import org.splitkd.security.TestAuthority.Ordered;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

@Tag("slow")
class TlsPlaneTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Clock CLOCK = Clock.fixed(TestAuthority.NOW, ZoneOffset.UTC);
  private static final PlaneSettings SETTINGS =
      new PlaneSettings("127.0.0.1", 0, 40_000_000, 400_000_000, 4);

  @TempDir static Path home;

  private static TestAuthority authority = new TestAuthority("authority");

  private static TensorPlane first = plain();
  private static TensorPlane second = plain();

  @BeforeAll
  static void start() {
    first = plane(authority, 100);
    second = plane(authority, 200);
  }

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldBringMessagesOfAnySize() {
    for (int bytes : new int[] {0, 4, 16_380, 16_384, 65_540, 1_000_000, 33_000_000}) {
      SmashedData message = message(bytes, bytes);

      assertEquals(message, await(second.fetch(await(first.offer(message)))));
    }
  }

  @Test
  void shouldBringManyBothWaysAtOnce() {
    List<CompletionStage<TensorMessage>> there = new ArrayList<>();
    List<CompletionStage<TensorMessage>> back = new ArrayList<>();
    for (int batch = 0; batch < 50; batch++) {
      there.add(second.fetch(await(first.offer(message(batch, 1_000_000)))));
      back.add(first.fetch(await(second.offer(message(batch, 300_000)))));
    }

    for (int batch = 0; batch < 50; batch++) {
      assertEquals(message(batch, 1_000_000), await(there.get(batch)));
      assertEquals(message(batch, 300_000), await(back.get(batch)));
    }
  }

  @Test
  void shouldGiveNothingToAPlaneOfAnotherAuthority() {
    TensorPlane stranger = plane(new TestAuthority("authority"), 300);
    Ticket ticket = await(first.offer(message(1, 100)));

    assertRefused(stranger.fetch(ticket));

    assertEquals(message(1, 100), await(second.fetch(ticket)));
  }

  @Test
  void shouldGiveNothingWithoutTls() {
    Ticket ticket = await(first.offer(message(1, 100)));

    assertRefused(plain().fetch(ticket));

    assertEquals(message(1, 100), await(second.fetch(ticket)));
  }

  @Test
  void shouldTakeNothingWithoutTls() {
    assertRefused(second.fetch(await(plain().offer(message(1, 100)))));
  }

  @Test
  void shouldServeOthersWhileSomebodySaysNothing() throws Exception {
    try (Socket silent = new Socket(InetAddress.getLoopbackAddress(), first.port());
        InputStream in = silent.getInputStream()) {
      assertEquals(message(1, 100), await(second.fetch(await(first.offer(message(1, 100))))));
      silent.getOutputStream().write(new byte[] {1, 2, 3, 4, 5, 6, 7, 8});
      in.readAllBytes(); // an alert, and the end
    }
  }

  private static void assertRefused(CompletionStage<?> fetch) {
    CompletionException failure = assertThrows(CompletionException.class, () -> await(fetch));
    assertInstanceOf(PlaneException.class, failure.getCause());
  }

  private static TensorPlane plane(TestAuthority signer, long serial) {
    Path folder = home.resolve(String.valueOf(serial));
    RotatingTls tls =
        RotatingTls.of(signer.issueTo(folder, Ordered.valid(serial)), Duration.ofMinutes(1), CLOCK);
    return TensorPlane.start(KIT.system(), SETTINGS, Optional.of(tls));
  }

  private static TensorPlane plain() {
    return TensorPlane.start(KIT.system(), SETTINGS, Optional.empty());
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

  private static <T> T await(CompletionStage<T> result) {
    return result.toCompletableFuture().orTimeout(20, TimeUnit.SECONDS).join();
  }
}
