package org.splitkd.fault;

import java.util.OptionalInt;

/**
 * The turns of a vehicle that a fault strikes.
 *
 * @param vehicle index, from 0
 * @param round from 1; empty for every round
 * @param attempt of the vehicle in the round, from 1; empty for every attempt
 */
public record Turn(int vehicle, OptionalInt round, OptionalInt attempt) {

  public Turn {
    if (vehicle < 0 || round.orElse(1) < 1 || attempt.orElse(1) < 1) {
      throw new IllegalArgumentException(
          "vehicle " + (vehicle + 1) + ", round " + round + ", attempt " + attempt);
    }
  }

  /** One attempt in one round. */
  public Turn(int vehicle, int round, int attempt) {
    this(vehicle, OptionalInt.of(round), OptionalInt.of(attempt));
  }

  /** The first attempt in the first round. */
  public static Turn firstOf(int vehicle) {
    return new Turn(vehicle, OptionalInt.of(1), OptionalInt.of(1));
  }

  /** Every attempt in every round. */
  public static Turn everyOf(int vehicle) {
    return new Turn(vehicle, OptionalInt.empty(), OptionalInt.empty());
  }

  /** The same attempts in one round. */
  public Turn inRound(int number) {
    return new Turn(vehicle, OptionalInt.of(number), attempt);
  }

  /** The same attempts in every round. */
  public Turn inEveryRound() {
    return new Turn(vehicle, OptionalInt.empty(), attempt);
  }

  /** One attempt in the same rounds. */
  public Turn atAttempt(int number) {
    return new Turn(vehicle, round, OptionalInt.of(number));
  }

  /** Every attempt in the same rounds. */
  public Turn atEveryAttempt() {
    return new Turn(vehicle, round, OptionalInt.empty());
  }

  /** Whether these turns include an attempt of a vehicle in a round. */
  boolean means(int ofVehicle, int inRound, int atAttempt) {
    return vehicle == ofVehicle
        && round.orElse(inRound) == inRound
        && attempt.orElse(atAttempt) == atAttempt;
  }

  /** Ending of a fault sentence with its rounds and attempts; empty for attempt 1 in round 1. */
  String suffix() {
    String inRound =
        round.isEmpty()
            ? " in every round"
            : round.getAsInt() == 1 ? "" : " in round " + round.getAsInt();
    String atAttempt =
        attempt.isEmpty()
            ? " at every attempt"
            : attempt.getAsInt() == 1 ? "" : " at attempt " + attempt.getAsInt();
    return inRound + atAttempt;
  }
}
