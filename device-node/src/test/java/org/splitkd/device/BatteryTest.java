package org.splitkd.device;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.device.TestVehicle.interval;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.hardware.ComputeUnits;
import org.splitkd.hardware.Device;
import org.splitkd.hardware.DevicePowerLaw;
import org.splitkd.hardware.Modem;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/** A battery that gives 1 W when idle, by hand. */
@Tag("slow")
@net.jqwik.api.Tag("slow")
class BatteryTest {

  private static final EmulatedInstant START = new EmulatedInstant(100);

  @Test
  void shouldGivePowerToWholePiecesWhileItLasts() {
    Battery battery = new Battery(50, 20, 1, START);
    Interval piece = interval(102, 106);

    // 2 s idle, 4 s at 5 + 1 W: 26 of 30 J.
    assertEquals(piece, battery.power(piece, 5));
    assertFalse(battery.empty());
    assertEquals(106, battery.now().seconds());

    // 4 J more take 1 s at 4 W.
    assertEquals(interval(106, 107), battery.power(interval(106, 110), 3));
    assertTrue(battery.empty());
    assertEquals(107, battery.now().seconds());
  }

  @Test
  void shouldBeEmptyWhileIdle() {
    Battery battery = new Battery(3, 0, 1, START);

    assertEquals(0, battery.power(interval(110, 120), 5).seconds());

    assertTrue(battery.empty());
    assertEquals(103, battery.now().seconds());
  }

  @Test
  void shouldNotBeEmptyWithNothingLeftButNothingToDo() {
    Battery battery = new Battery(26, 0, 1, START);
    battery.power(interval(102, 106), 5);

    assertFalse(battery.empty());
    assertEquals(0, battery.power(interval(106, 107), 5).seconds());
    assertTrue(battery.empty());
    assertEquals(106, battery.now().seconds());
  }

  @Test
  void shouldDrawAPieceBesideAnotherOnTop() {
    // 0 to 4 s at 3 W: 12 J. Then 9 W more from 2 to 4 s, 18 J, and 10 W until 6 s, 20 J.
    Interval beside = interval(102, 106);

    assertEquals(beside, besideAnother(50).power(beside, 9));

    Battery later = besideAnother(35);
    assertEquals(interval(102, 104.5), later.power(beside, 9));
    assertEquals(104.5, later.now().seconds());

    Battery meanwhile = besideAnother(21);
    assertEquals(1, meanwhile.power(beside, 9).seconds());
    assertTrue(meanwhile.empty());
    assertEquals(104, meanwhile.now().seconds());
  }

  @Test
  void shouldGiveNothingOnceItIsEmpty() {
    Battery battery = new Battery(10, 10, 1, START);
    assertTrue(battery.empty());

    assertEquals(0, battery.power(interval(100, 101), 5).seconds());
    assertEquals(START, battery.now());
  }

  @Test
  void shouldNeverBeEmptyWhereTheSupplyDoesNotEnd() {
    Battery battery = new Battery(Double.POSITIVE_INFINITY, 1e12, 0, START);
    Interval piece = interval(1e9, 2e9);

    assertEquals(piece, battery.power(piece, 1e6));
    assertFalse(battery.empty());
  }

  /** Random work of a vehicle, overlapping or not. */
  @Property
  void shouldBeEmptyWhenWhatWasLeftIsMeasured(
      @ForAll @DoubleRange(min = 1, max = 1e5) double left,
      @ForAll @DoubleRange(min = 0, max = 1e6) double spent,
      @ForAll Random chance) {
    Device device =
        new Device(
            "test",
            new ComputeUnits(1, 1, 1),
            1,
            new DevicePowerLaw(60, 1, 9),
            1,
            1,
            0,
            2 * (spent + left),
            0.5);
    Meter meter = new Meter(device, new Modem(5, 3), START, spent, Double.POSITIVE_INFINITY);

    VehicleStopped stopped =
        assertThrows(VehicleStopped.class, () -> workUntilItStops(meter, chance));

    DeviceMeasurement measured = meter.read(stopped.at());
    assertEquals(left, StoppedVehicleTest.joules(measured), 1e-9 * left + 1e-16 * spent);
    assertTrue(measured.idleJoules() >= -1e-9 * left);
  }

  private static void workUntilItStops(Meter meter, Random chance) {
    double processor = START.seconds();
    double modem = START.seconds();
    while (true) {
      if (chance.nextBoolean()) {
        double start = processor + chance.nextInt(3) * chance.nextDouble();
        processor = start + 20 * chance.nextDouble();
        meter.computed(interval(start, processor));
      } else {
        double start = modem + chance.nextInt(3) * chance.nextDouble();
        modem = start + 20 * chance.nextDouble();
        if (chance.nextBoolean()) {
          meter.sent(interval(start, modem));
        } else {
          meter.received(interval(start, modem));
        }
      }
    }
  }

  private static Battery besideAnother(double joules) {
    Battery battery = new Battery(joules, 0, 1, START);
    battery.power(interval(100, 104), 2);
    return battery;
  }
}
