package org.splitkd.cost;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.radio.Direction;
import org.splitkd.radio.Drive;
import org.splitkd.time.EmulatedClock;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * The course of a session along its vehicle's drive if nothing stops it: emulated time is known
 * before anything is computed. The actors arrive at the same instants one message at a time.
 */
public final class SessionTimeline {

  /** The resource that is busy. */
  public enum Part {
    DEVICE,
    UPLINK,
    SERVER,
    DOWNLINK
  }

  /** The batch of parameter transfers, which belong to no batch. */
  public static final int NO_BATCH = -1;

  /**
   * A step that takes time.
   *
   * @param batch from 0, or {@link #NO_BATCH}
   */
  public record Step(Part part, int batch, Interval when) {}

  private final SessionWork work;
  private final Equipment equipment;
  private final Drive drive;
  private final double ghz;
  private final Consumer<Step> listener;
  private final EmulatedClock device = new EmulatedClock();
  private final EmulatedClock uplink = new EmulatedClock();
  private final EmulatedClock gpu = new EmulatedClock();

  private SessionTimeline(
      SessionWork work, Equipment equipment, Drive drive, double ghz, Consumer<Step> listener) {
    this.work = work;
    this.equipment = equipment;
    this.drive = drive;
    this.ghz = ghz;
    this.listener = listener;
  }

  /**
   * Returns the steps in the order in which they are decided, without those that take no time.
   *
   * @param start of the session
   * @throws IllegalStateException if a transfer would never arrive
   */
  public static List<Step> of(
      SessionWork work,
      Schedule schedule,
      Equipment equipment,
      Drive drive,
      double ghz,
      EmulatedInstant start) {
    List<Step> steps = new ArrayList<>();
    new SessionTimeline(work, equipment, drive, ghz, steps::add).run(schedule, start);
    return List.copyOf(steps);
  }

  /**
   * Returns what a session is charged.
   *
   * @param start of the session
   * @throws IllegalStateException if a transfer would never arrive
   */
  public static SessionCharge charge(
      SessionWork work,
      Schedule schedule,
      Equipment equipment,
      Drive drive,
      double ghz,
      EmulatedInstant start) {
    Map<Part, Double> seconds = new EnumMap<>(Part.class);
    EmulatedInstant end =
        new SessionTimeline(
                work,
                equipment,
                drive,
                ghz,
                step -> seconds.merge(step.part(), step.when().seconds(), Double::sum))
            .run(schedule, start);
    TimeParts busy =
        new TimeParts(
            seconds.getOrDefault(Part.DEVICE, 0.0),
            seconds.getOrDefault(Part.UPLINK, 0.0),
            seconds.getOrDefault(Part.SERVER, 0.0),
            seconds.getOrDefault(Part.DOWNLINK, 0.0));
    Interval span = new Interval(start, end);
    return new SessionCharge(span, busy, equipment.energy(busy, ghz, span.seconds()));
  }

  private EmulatedInstant run(Schedule schedule, EmulatedInstant start) {
    EmulatedInstant ready = send(Direction.DOWNLINK, NO_BATCH, start, work.downloadBits());
    EmulatedInstant done = schedule == Schedule.OVERLAPPED ? overlapped(ready) : sequential(ready);
    return sendUp(NO_BATCH, done, work.uploadBits());
  }

  private EmulatedInstant sequential(EmulatedInstant from) {
    BatchWork batch = work.batch();
    EmulatedInstant ready = from;
    for (int k = 0; k < work.batches(); k++) {
      EmulatedInstant computed = computeOnDevice(k, ready, batch.deviceForwardFlop());
      if (work.isFresh(k)) {
        sendUp(k, computed, batch.teacherInputBits());
      }
      EmulatedInstant arrived = sendUp(k, computed, batch.smashedBits());
      if (work.isFresh(k)) {
        computeOnServer(k, arrived, batch.teacherFlop());
      }
      ready = goBack(k, computeOnServer(k, arrived, batch.studentFlop()));
    }
    return ready;
  }

  private EmulatedInstant overlapped(EmulatedInstant from) {
    BatchWork batch = work.batch();
    EmulatedInstant ready = from;
    EmulatedInstant taught = work.isFresh(0) ? sendUp(0, from, batch.teacherInputBits()) : from;
    for (int k = 0; k < work.batches(); k++) {
      if (work.isFresh(k)) {
        computeOnServer(k, taught, batch.teacherFlop());
      }
      EmulatedInstant computed = computeOnDevice(k, ready, batch.deviceForwardFlop());
      EmulatedInstant arrived = sendUp(k, computed, batch.smashedBits());
      if (work.isFresh(k + 1)) {
        taught = sendUp(k + 1, arrived, batch.teacherInputBits());
      }
      ready = goBack(k, computeOnServer(k, arrived, batch.studentFlop()));
    }
    return ready;
  }

  /** Sends the gradient down and runs the device's backward pass. */
  private EmulatedInstant goBack(int batch, EmulatedInstant trained) {
    EmulatedInstant arrived = send(Direction.DOWNLINK, batch, trained, work.batch().gradientBits());
    return computeOnDevice(batch, arrived, work.batch().deviceBackwardFlop());
  }

  private EmulatedInstant computeOnDevice(int batch, EmulatedInstant ready, double flop) {
    return add(Part.DEVICE, batch, device.work(ready, equipment.device().seconds(flop)));
  }

  private EmulatedInstant computeOnServer(int batch, EmulatedInstant ready, double flop) {
    return add(Part.SERVER, batch, gpu.work(ready, equipment.server().seconds(flop, ghz)));
  }

  private EmulatedInstant sendUp(int batch, EmulatedInstant ready, double bits) {
    return uplink.advanceTo(send(Direction.UPLINK, batch, uplink.advanceTo(ready), bits));
  }

  private EmulatedInstant send(Direction direction, int batch, EmulatedInstant at, double bits) {
    return add(
        direction == Direction.UPLINK ? Part.UPLINK : Part.DOWNLINK,
        batch,
        drive.transfer(direction, at, bits));
  }

  private EmulatedInstant add(Part part, int batch, Interval when) {
    if (when.seconds() > 0) {
      listener.accept(new Step(part, batch, when));
    }
    return when.end();
  }
}
