package org.example.board;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.power.DevicePowerContext;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.PowerModel;

/** {@code power = my-board} of a device: power readings of a meter at several clocks. */
public final class MeteredPowerFactory implements DevicePowerFactory {

  @Override
  public String name() {
    return "my-board";
  }

  @Override
  public String summary() {
    return "Power from meter readings, interpolated linearly between their clocks.";
  }

  @Override
  public List<Setting> settings() {
    return List.of(
        Setting.file("readings", "CSV of the meter: ghz,busy_w,idle_w, clocks ascending"));
  }

  @Override
  public PowerModel create(Settings settings, DevicePowerContext context) {
    Readings readings = Readings.read(settings);
    if (!readings.cover(context.ghz())) {
      throw settings.wrong(
          "readings", "must cover " + context.ghz() + " GHz, the clock of " + context.name());
    }
    return (phase, ghz, utilisation) -> readings.watts(phase, ghz);
  }
}
