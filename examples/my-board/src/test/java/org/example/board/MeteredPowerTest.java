package org.example.board;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;

@CellTest
class MeteredPowerTest {

  /** Half way between the readings at 0.51 and 0.714 GHz: 15.15 W busy, 4.95 W idle. */
  @Test
  void shouldDrawWhatTheMeterRead(CellScenario cell) {
    CommittedSession session =
        with(cell.device("orin-nx-16gb", 0.612)).vehicles(1).run().sessions().get(0);

    double busy = session.charge().time().device();
    assertEquals(15.15 * busy, session.charge().energy().device(), 1e-9);
    assertEquals(
        4.95 * (session.charge().delaySeconds() - busy),
        session.charge().energy().deviceIdle(),
        1e-9);
  }

  @Test
  void shouldSayThatAClockWasNotRead(CellScenario cell) {
    String message =
        assertThrows(RuntimeException.class, () -> with(cell.device("orin-nx-16gb", 1.2)).run())
            .getMessage();
    assertTrue(message.endsWith("must cover 1.2 GHz, the clock of orin-nx-16gb"), message);
  }

  private static CellScenario with(CellScenario cell) {
    return cell.set("devices.orin-nx-16gb.power=my-board")
        .set(
            "devices.orin-nx-16gb.power-settings.readings=\""
                + Path.of("meter.csv").toAbsolutePath()
                + '"');
  }
}
