package org.example.board;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.api.Settings;
import org.splitkd.api.power.Phase;

/** The readings of a meter, by ascending clock. */
record Readings(List<Reading> readings) {

  record Reading(double ghz, double busyWatts, double idleWatts) {}

  static Readings read(Settings settings) {
    List<Reading> readings = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(settings.file("readings"))) {
        number++;
        if (number > 1 && !line.isBlank()) {
          String[] cells = line.split(",", -1);
          Reading next =
              new Reading(
                  Double.parseDouble(cells[0]),
                  Double.parseDouble(cells[1]),
                  Double.parseDouble(cells[2]));
          if (!readings.isEmpty() && !(next.ghz() > readings.get(readings.size() - 1).ghz())) {
            throw settings.wrong("readings", "line " + number + ": clocks must ascend");
          }
          readings.add(next);
        }
      }
    } catch (IOException unreadable) {
      throw settings.wrong("readings", "cannot be read");
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
      throw settings.wrong("readings", "line " + number + ": must be ghz,busy_w,idle_w");
    }
    return new Readings(List.copyOf(readings));
  }

  boolean cover(double ghz) {
    return !readings.isEmpty()
        && readings.get(0).ghz() <= ghz
        && ghz <= readings.get(readings.size() - 1).ghz();
  }

  double watts(Phase phase, double ghz) {
    Reading below = readings.get(0);
    for (Reading above : readings) {
      if (above.ghz() >= ghz) {
        double share =
            above.ghz() > below.ghz() ? (ghz - below.ghz()) / (above.ghz() - below.ghz()) : 0;
        return watts(phase, below) + share * (watts(phase, above) - watts(phase, below));
      }
      below = above;
    }
    return watts(phase, below);
  }

  private static double watts(Phase phase, Reading reading) {
    return phase == Phase.BUSY ? reading.busyWatts() : reading.idleWatts();
  }
}
