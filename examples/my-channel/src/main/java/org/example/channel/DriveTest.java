package org.example.channel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.api.Settings;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.radio.Snr;

/** Signal-to-noise ratios measured at places. */
record DriveTest(List<Measurement> measurements) {

  record Measurement(Position place, double upDb, double downDb) {}

  /** Reads the table. Errors in it are the user's to correct, so they are reported in one line. */
  static DriveTest read(Settings settings) {
    Path table = settings.file("table");
    List<Measurement> measurements = new ArrayList<>();
    int number = 0;
    try {
      for (String line : Files.readAllLines(table)) {
        number++;
        if (number > 1 && !line.isBlank()) {
          String[] cells = line.split(",", -1);
          measurements.add(
              new Measurement(
                  new Position(Double.parseDouble(cells[0]), Double.parseDouble(cells[1])),
                  Double.parseDouble(cells[2]),
                  Double.parseDouble(cells[3])));
        }
      }
    } catch (IOException unreadable) {
      throw settings.wrong("table", "cannot be read");
    } catch (NumberFormatException | ArrayIndexOutOfBoundsException wrong) {
      throw settings.wrong("table", "line " + number + ": must be x_m,y_m,snr_up_db,snr_down_db");
    }
    if (measurements.isEmpty()) {
      throw settings.wrong("table", "must have at least one measurement");
    }
    return new DriveTest(List.copyOf(measurements));
  }

  Snr at(Position place, double shiftDb) {
    Measurement nearest = measurements.get(0);
    for (Measurement other : measurements) {
      if (other.place().distanceTo(place) < nearest.place().distanceTo(place)) {
        nearest = other;
      }
    }
    return new Snr(nearest.upDb() + shiftDb, nearest.downDb() + shiftDb);
  }
}
