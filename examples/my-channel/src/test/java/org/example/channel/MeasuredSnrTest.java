package org.example.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.testkit.CellOutcome;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;

@CellTest
class MeasuredSnrTest {

  private static final Path TABLE = Path.of("drive-test.csv").toAbsolutePath();

  @TempDir Path folder;

  @Test
  void shouldServeEveryVehicleOnTheMeasuredStreet(CellScenario cell) {
    CellOutcome outcome = with(cell, TABLE).vehicles(3).driving().run();
    assertEquals(3, outcome.sessions().size(), outcome.story());
  }

  /**
   * At 10.3 dB and more the CQI is 9, 16QAM with an efficiency of 2.4063; the highest scheme up to
   * that has the same efficiency. 132 blocks of 12 subcarriers, 14·8000 symbols/s, half of the
   * time, 10 % overhead: 192.1 Mbit/s up. One batch of smashed data of 4·512·2048 values of 16 bits
   * takes 0.3494 s.
   */
  @Test
  void shouldHaveTheRateOfTheRatio(CellScenario cell) throws Exception {
    Path flat = Files.writeString(folder.resolve("flat.csv"), "x,y,up,down\n0,0,10.5,10.5\n");
    CellOutcome outcome =
        with(cell, flat)
            .vehicles(1)
            .policy("server-only")
            .driving()
            .set("radio.channels.normal=null")
            .set("radio.channels.poor=null")
            .set("radio.channels.good=-163")
            .run();
    double rate = 2.4063 * 12 * 132 * 14 * 8000 * 0.9 * 0.5;
    double bits = 8 * (4 * 512 * (4096 + 2048) * 16.0);
    double parameters = outcome.sessions().get(0).charge().time().uplink() - bits / rate;
    // The remainder is the adapters of one block.
    assertTrue(parameters > 0 && parameters < 0.1, parameters + " s");
  }

  @Test
  void shouldSayWhichLineIsWrong(CellScenario cell) throws Exception {
    Path wrong = Files.writeString(folder.resolve("wrong.csv"), "x,y,up,down\n0,0,a,1\n");
    String message =
        assertThrows(RuntimeException.class, () -> with(cell, wrong).run()).getMessage();
    assertTrue(message.endsWith("line 2: must be x_m,y_m,snr_up_db,snr_down_db"), message);
  }

  private static CellScenario with(CellScenario cell, Path table) {
    return cell.set("radio.model=my-channel").set("radio.settings.table=\"" + table + "\"");
  }
}
