package org.splitkd.fault;

import java.math.BigDecimal;

/**
 * One injected fault and its time. Its text is a sentence that {@link FaultSentences} reads, so
 * tests, scenario files and reports use the same wording. Vehicles and batches count from 1 in
 * sentences, from 0 in the records.
 */
public sealed interface Fault {

  /** Index of the vehicle that it strikes, from 0. */
  int vehicle();

  /** A fault that strikes turns of a vehicle. */
  sealed interface OfTurn extends Fault {

    /** The turns that it strikes. */
    Turn turn();

    @Override
    default int vehicle() {
      return turn().vehicle();
    }
  }

  /** At the start of its work on a batch, the vehicle stops for the rest of its turn. */
  record VehicleDies(Turn turn, int batch) implements OfTurn {
    @Override
    public String toString() {
      return "vehicle " + (turn.vehicle() + 1) + " dies at batch " + (batch + 1) + turn.suffix();
    }
  }

  /**
   * The vehicle's link carries nothing in either direction from one emulated instant to another. A
   * transfer in progress resumes afterwards, unless the loss outlasts the scenario's outage time.
   */
  record LinkLost(int vehicle, double fromSeconds, double toSeconds) implements Fault {
    public LinkLost {
      if (!(fromSeconds >= 0 && fromSeconds < toSeconds && Double.isFinite(toSeconds))) {
        throw new IllegalArgumentException(
            "a link lost from " + fromSeconds + " s to " + toSeconds + " s");
      }
    }

    @Override
    public String toString() {
      return "vehicle "
          + (vehicle + 1)
          + " loses its link from "
          + number(fromSeconds)
          + " s to "
          + number(toSeconds)
          + " s";
    }
  }

  /** The battery is empty from an emulated instant on. */
  record BatteryEmpty(int vehicle, double atSeconds) implements Fault {
    public BatteryEmpty {
      if (!(atSeconds >= 0 && Double.isFinite(atSeconds))) {
        throw new IllegalArgumentException("a battery empty at " + atSeconds + " s");
      }
    }

    @Override
    public String toString() {
      return "vehicle " + (vehicle + 1) + " has an empty battery at " + number(atSeconds) + " s";
    }
  }

  /** The vehicle's clock is behind, so it dates its messages too early. */
  record ClockBehind(int vehicle, double seconds) implements Fault {
    public ClockBehind {
      if (!(seconds > 0 && Double.isFinite(seconds))) {
        throw new IllegalArgumentException("a clock " + seconds + " s behind");
      }
    }

    @Override
    public String toString() {
      return "vehicle " + (vehicle + 1) + " has a clock " + number(seconds) + " s behind";
    }
  }

  /** The vehicle's node disappears during the work on a batch; the turn starts over. */
  record NodeGone(Turn turn, int batch) implements OfTurn {
    @Override
    public String toString() {
      return "node of vehicle "
          + (turn.vehicle() + 1)
          + " is gone at batch "
          + (batch + 1)
          + turn.suffix();
    }
  }

  /** The GPU fails during the student's step on a batch of the vehicle. */
  record GpuFails(Turn turn, int batch) implements OfTurn {
    @Override
    public String toString() {
      return "gpu fails at batch "
          + (batch + 1)
          + " of vehicle "
          + (turn.vehicle() + 1)
          + turn.suffix();
    }
  }

  /** The journal rejects the event that commits a session, once per process. */
  record JournalRefuses(Turn turn) implements OfTurn {
    @Override
    public String toString() {
      return "journal refuses the commit of vehicle " + (turn.vehicle() + 1) + turn.suffix();
    }
  }

  /** A message between edge server and vehicle is lost, doubled, late or overtaken. */
  record MessageDisturbed(Turn turn, Message message, int batch, Disturbance how)
      implements OfTurn {
    @Override
    public String toString() {
      return message.sentence()
          + (message.ofBatch() ? " " + (batch + 1) : "")
          + " of vehicle "
          + (turn.vehicle() + 1)
          + " is "
          + how.sentence()
          + turn.suffix();
    }
  }

  /** The messages of a session, by content. */
  enum Message {
    /** Parameters, downlink: the session begins. */
    PARAMETERS("parameters", false),
    /** The teacher's embedding of a batch, uplink. */
    TEACHER_INPUT("teacher-input", true),
    /** The activations of a batch at the cut, uplink. */
    SMASHED_DATA("smashed-data", true),
    /** The gradient of a batch at the cut, downlink. */
    GRADIENT("gradient", true),
    /** Parameters, uplink: the session ends. */
    UPDATED_PARAMETERS("updated-parameters", false);

    private final String sentence;
    private final boolean ofBatch;

    Message(String sentence, boolean ofBatch) {
      this.sentence = sentence;
      this.ofBatch = ofBatch;
    }

    /** Its name in sentences. */
    public String sentence() {
      return sentence;
    }

    /** Whether it is sent for every batch. */
    public boolean ofBatch() {
      return ofBatch;
    }
  }

  /** A disturbance of a message. */
  enum Disturbance {
    /** It never arrives. */
    LOST("lost"),
    /** It arrives twice. */
    DOUBLED("doubled"),
    /** It arrives after the turn is over. */
    LATE("late"),
    /** The next message of the same direction arrives before it. */
    OVERTAKEN("overtaken");

    private final String sentence;

    Disturbance(String sentence) {
      this.sentence = sentence;
    }

    /** Its name in sentences. */
    public String sentence() {
      return sentence;
    }
  }

  private static String number(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
