package org.splitkd.fault;

import java.math.BigDecimal;

/**
 * One thing that goes wrong, and when. Its text is a sentence that {@link FaultSentences} reads, so
 * tests, scenario files and reports say the same. Vehicles and batches count from 1 in sentences,
 * from 0 in the records.
 */
public sealed interface Fault {

  /** The vehicle that it strikes, from 0. */
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

  /** The vehicle stops for the rest of its turn, at the start of its work on a batch. */
  record VehicleDies(Turn turn, int batch) implements OfTurn {
    @Override
    public String toString() {
      return "vehicle " + (turn.vehicle() + 1) + " dies at batch " + (batch + 1) + turn.suffix();
    }
  }

  /**
   * Nothing gets through to the vehicle or from it, from one emulated instant to another. What is
   * on the air then goes on afterwards, unless the scenario's outage is shorter.
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

  /** The battery has nothing left from an emulated instant on. */
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

  /** The vehicle dates what it sends too early: its clock is behind. */
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

  /** The node of the vehicle is gone when it is at work on a batch; the turn begins anew. */
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

  /** The GPU gives up the student's step on a batch of the vehicle. */
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

  /** The journal refuses the event that commits a session; once in a process. */
  record JournalRefuses(Turn turn) implements OfTurn {
    @Override
    public String toString() {
      return "journal refuses the commit of vehicle " + (turn.vehicle() + 1) + turn.suffix();
    }
  }

  /** A message between edge server and vehicle does not arrive as it should. */
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

  /** The messages of a session, by what they carry. */
  enum Message {
    /** Parameters down: the session begins. */
    PARAMETERS("parameters", false),
    /** The teacher's embedding of a batch, up. */
    TEACHER_INPUT("teacher-input", true),
    /** The activations of a batch at the cut, up. */
    SMASHED_DATA("smashed-data", true),
    /** The gradient of a batch at the cut, down. */
    GRADIENT("gradient", true),
    /** Parameters up: the session ends. */
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

    /** Whether there is one for every batch. */
    public boolean ofBatch() {
      return ofBatch;
    }
  }

  /** What happens to a message. */
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
