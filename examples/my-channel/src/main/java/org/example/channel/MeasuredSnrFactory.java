package org.example.channel;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.api.radio.SnrModel;

/** {@code radio.model = my-channel}: signal-to-noise ratios measured on the street. */
public final class MeasuredSnrFactory implements RadioModelFactory {

  @Override
  public String name() {
    return "my-channel";
  }

  @Override
  public String summary() {
    return "Signal-to-noise ratios of a drive test; the nearest measurement counts.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.file("table", "CSV of the drive test: x_m,y_m,snr_up_db,snr_down_db"),
        Setting.number("noise-reference", "N0 during the measurement")
            .in("dBm/Hz")
            .defaultsTo(-163)
            .source("assumed"));
  }

  /** A noise other than the measurement's shifts every ratio by the difference. */
  @Override
  public RadioModel create(Settings settings, RadioContext context) {
    double shiftDb = settings.number("noise-reference") - context.noiseDbmPerHz();
    DriveTest test = DriveTest.read(settings);
    return context
        .standard()
        .adaptation()
        .over(SnrModel.byPlace(place -> test.at(place.position(), shiftDb)));
  }
}
