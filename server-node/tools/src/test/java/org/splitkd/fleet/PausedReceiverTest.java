package org.splitkd.fleet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.chaos.Program;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** Test that a receiver paused for half a minute slows the sender without filling memory. */
@Tag("slow")
class PausedReceiverTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final int PAUSE_SECONDS = 30;
  private static final int BYTES = 4_000_000;
  private static final int MESSAGES = 250;
  private static final int FIRST = 50;
  private static final long MOST_HELD = 60_000_000;
  private static final long MOST_GROWTH_KIB = 64 * 1024;

  /** A tenth of the volume sent, allocated at start-up. */
  private static final List<String> SMALL_HEAP =
      List.of("-Xms96m", "-Xmx96m", "-XX:+AlwaysPreTouch");

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldSlowTheSenderAndFillNoMemory() throws Exception {
    TensorPlane plane =
        TensorPlane.start(
            KIT.system(),
            new PlaneSettings("127.0.0.1", 0, 2 * BYTES, MOST_HELD, 4),
            Optional.empty());
    Process receiver =
        new ProcessBuilder(Program.besidesThisOne(SMALL_HEAP, Receiver.class.getName()).command())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (PrintWriter tickets =
            new PrintWriter(receiver.outputWriter(StandardCharsets.UTF_8), true);
        BufferedReader received = receiver.inputReader(StandardCharsets.UTF_8)) {
      int offered = 0;
      while (offered < FIRST) {
        tickets.println(Receiver.line(offer(plane).join()));
        offered++;
      }
      await(received, FIRST);
      long before = kib(receiver, "VmHWM:");

      signal(receiver, "STOP");
      CompletableFuture<Ticket> waiting = offer(plane);
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PAUSE_SECONDS);
      while (isDoneBefore(end, waiting)) {
        tickets.println(Receiver.line(waiting.join()));
        offered++;
        waiting = offer(plane);
        assertTrue(offered < MESSAGES, "nothing slows the sender");
      }
      assertTrue(System.nanoTime() >= end);
      assertTrue(plane.heldBytes() <= MOST_HELD + 2 * BYTES, plane.heldBytes() + " bytes are held");
      assertTrue(FIRST < offered);

      signal(receiver, "CONT");
      tickets.println(Receiver.line(waiting.join()));
      offered++;
      while (offered < MESSAGES) {
        tickets.println(Receiver.line(offer(plane).join()));
        offered++;
      }
      await(received, MESSAGES);
      long growth = kib(receiver, "VmHWM:") - before;
      assertTrue(growth < MOST_GROWTH_KIB, "grew by " + growth + " KiB at most");
      assertEquals(0, plane.heldBytes());
    } finally {
      receiver.destroyForcibly();
    }
  }

  private static boolean isDoneBefore(long end, CompletableFuture<Ticket> offer) throws Exception {
    try {
      offer.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException waits) {
      return false;
    }
  }

  private static CompletableFuture<Ticket> offer(TensorPlane plane) {
    Tensor tensor = Tensor.of(DType.FP32, ByteBuffer.allocate(BYTES), BYTES / Float.BYTES);
    return plane
        .offer(
            new SmashedData(
                new SessionId(1, 1, 0),
                0,
                new Payload(8.0 * BYTES, List.of(tensor)),
                new Interval(EmulatedInstant.START, EmulatedInstant.START)))
        .toCompletableFuture();
  }

  private static void await(BufferedReader received, int count) throws IOException {
    for (String line = received.readLine(); line != null; line = received.readLine()) {
      if (Integer.parseInt(line) == count) {
        return;
      }
    }
    fail("the receiver has ended");
  }

  private static void signal(Process process, String name) throws Exception {
    int exit =
        new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
    assertEquals(0, exit);
  }

  private static long kib(Process process, String what) throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(line -> line.startsWith(what))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }
}
