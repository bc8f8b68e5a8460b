package org.splitkd.fleet;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.plane.Ticket;

/** A process that fetches the tickets it reads on stdin and prints the count so far for each. */
final class Receiver {

  private Receiver() {}

  public static void main(String[] none) throws IOException {
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "receiver", ConfigFactory.load());
    try {
      TensorPlane plane =
          TensorPlane.start(system, PlaneSettings.of(system.settings().config()), Optional.empty());
      PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
      BufferedReader tickets =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      int received = 0;
      for (String line = tickets.readLine(); line != null; line = tickets.readLine()) {
        plane.fetch(ticket(line)).toCompletableFuture().join();
        received++;
        out.println(received);
      }
    } finally {
      system.terminate();
    }
  }

  /** The form that {@link #ticket} parses. */
  static String line(Ticket ticket) {
    return String.join(
        " ", ticket.host(), "" + ticket.port(), "" + ticket.number(), "" + ticket.bytes());
  }

  private static Ticket ticket(String line) {
    String[] words = line.split(" ", -1);
    return new Ticket(
        words[0], Integer.parseInt(words[1]), Long.parseLong(words[2]), Integer.parseInt(words[3]));
  }
}
