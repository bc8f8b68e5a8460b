package com.example.models;

import java.util.Comparator;
import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.api.radio.Snr;
import org.splitkd.api.radio.SnrModel;

/** The SNR at the nearest place of a table with the columns x, y, uplink and downlink SNR. */
public final class MeasuredSnr implements RadioModelFactory {

  @Override
  public String name() {
    return "measured";
  }

  @Override
  public String summary() {
    return "SNR by position, from a table";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.file("table", "x_m, y_m, up_db, down_db"));
  }

  @Override
  public RadioModel create(Settings settings, RadioContext context) {
    List<double[]> table = Csv.rows(settings.file("table"));
    SnrModel snr =
        SnrModel.byPlace(
            place -> {
              double[] row = nearest(table, place.position());
              return new Snr(row[2], row[3]);
            });
    return context.standard().adaptation().over(snr);
  }

  private static double[] nearest(List<double[]> table, Position to) {
    return table.stream()
        .min(Comparator.comparingDouble(row -> to.distanceTo(new Position(row[0], row[1]))))
        .orElseThrow();
  }
}
