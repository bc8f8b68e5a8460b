package org.splitkd.bench.plane;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.splitkd.cluster.SystemDefaults;
import org.splitkd.command.CommandProgram;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.security.RotatingTls;
import org.splitkd.security.TlsFiles;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The sending process. It reads orders from stdin, one per line, and answers on stdout. {@code
 * plane BYTES COUNT} offers messages with one tensor each and prints their tickets. {@code socket
 * BYTES COUNT} prints a port and sends the same volume to the client that connects. The process
 * ends when stdin ends.
 */
public final class TensorSource {

  private static final long SEED = 20261121;

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
  private final TensorPlane plane;
  private final Optional<RotatingTls> tls;

  private TensorSource(TensorPlane plane, Optional<RotatingTls> tls) {
    this.plane = plane;
    this.tls = tls;
  }

  /**
   * Executes orders until stdin ends.
   *
   * @param arguments the folder of the node's keys and certificates, if connections use TLS
   */
  public static void main(String[] arguments) throws IOException {
    CommandProgram.logToStderr();
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "source", SystemDefaults.load());
    try {
      PlaneSettings settings = PlaneSettings.of(system.settings().config());
      Optional<RotatingTls> tls = Arrays.stream(arguments).findFirst().map(TensorSource::tls);
      new TensorSource(TensorPlane.start(system, settings, tls), tls).obey();
    } finally {
      system.terminate();
    }
  }

  /** TLS with the keys and certificates in a folder. */
  static RotatingTls tls(String folder) {
    return RotatingTls.of(TlsFiles.in(Path.of(folder)), Duration.ofMinutes(1), Clock.systemUTC());
  }

  /** A message with one tensor of the given size, filled with random bytes. */
  static SmashedData message(int bytes) {
    byte[] elements = new byte[bytes];
    new Random(SEED).nextBytes(elements);
    Tensor tensor = Tensor.of(DType.FP32, ByteBuffer.wrap(elements), bytes / Float.BYTES);
    return new SmashedData(
        new SessionId(1, 1, 0),
        0,
        new Payload(8.0 * bytes, List.of(tensor)),
        new Interval(EmulatedInstant.START, EmulatedInstant.START));
  }

  private void obey() throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", -1);
      int bytes = Integer.parseInt(words[1]);
      int count = Integer.parseInt(words[2]);
      switch (words[0]) {
        case "plane" -> offer(bytes, count);
        case "socket" -> new BareSender(bytes, count).send(tls, port -> out.println(port));
        default -> throw new IllegalArgumentException(line);
      }
    }
  }

  private void offer(int bytes, int count) {
    SmashedData message = message(bytes);
    for (int sent = 0; sent < count; sent++) {
      Ticket ticket = plane.offer(message).toCompletableFuture().join();
      out.println(
          String.join(
              " ",
              ticket.host(),
              String.valueOf(ticket.port()),
              String.valueOf(ticket.number()),
              String.valueOf(ticket.bytes())));
    }
  }
}
