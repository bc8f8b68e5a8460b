package org.splitkd.metrics;

import akka.actor.ActorPath;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The actors whose mailboxes show whether a node keeps up, identified by their paths. */
enum ActorKind implements Labelled {
  /** The rounds of a cell. */
  COORDINATOR("/cell/coordinator"),
  /** A training session. */
  SESSION("/cell/coordinator/session-[0-9.]+"),
  /** The edge server's GPU. */
  GPU("/cell/gpu"),
  /** The stand-in for a vehicle on another node. */
  LINK("/cell/link-[0-9]+"),
  /** The host of a vehicle for a cell on another node. */
  HOST("/sharding/vehicle/[^/]+/[^/]+"),
  /** A vehicle. */
  VEHICLE("(/sharding/vehicle/[^/]+/[^/]+/vehicle|/cell/vehicle-[0-9]+)");

  private final Pattern place;

  ActorKind(String place) {
    this.place = Pattern.compile(".*" + place);
  }

  /** Returns the kind of the actor at a path; empty for all other actors. */
  static Optional<ActorKind> of(@Nullable ActorPath path) {
    if (path == null) {
      return Optional.empty();
    }
    String text = path.toStringWithoutAddress();
    for (ActorKind kind : values()) {
      if (kind.place.matcher(text).matches()) {
        return Optional.of(kind);
      }
    }
    return Optional.empty();
  }
}
