package org.splitkd.edge;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.Behaviors;
import java.util.List;
import org.splitkd.api.radio.Rates;
import org.splitkd.radio.Drive;
import org.splitkd.time.EmulatedInstant;

/** The base station of a cell, which observes the rates of every vehicle at an instant. */
public final class AccessPoint {

  /** Asks for the rates at an instant. */
  public record Observe(EmulatedInstant at, ActorRef<RadioSnapshot> replyTo) {}

  /**
   * The radio at an instant.
   *
   * @param rates by vehicle index
   */
  public record RadioSnapshot(EmulatedInstant at, List<Rates> rates) {}

  private AccessPoint() {}

  /**
   * Creates an access point that observes these vehicles.
   *
   * @param drives by vehicle index
   */
  public static Behavior<Observe> create(List<Drive> drives) {
    return Behaviors.receive(Observe.class)
        .onMessage(Observe.class, observe -> answer(drives, observe))
        .build();
  }

  private static Behavior<Observe> answer(List<Drive> drives, Observe observe) {
    List<Rates> rates = drives.stream().map(drive -> drive.ratesAt(observe.at())).toList();
    observe.replyTo().tell(new RadioSnapshot(observe.at(), rates));
    return Behaviors.same();
  }
}
