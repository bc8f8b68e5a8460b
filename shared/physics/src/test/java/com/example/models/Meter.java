package com.example.models;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.power.DevicePowerContext;
import org.splitkd.api.power.DevicePowerFactory;
import org.splitkd.api.power.Phase;
import org.splitkd.api.power.PowerModel;
import org.splitkd.api.power.ServerPowerContext;
import org.splitkd.api.power.ServerPowerFactory;

/** Measured power from a table of clock, busy and waiting power, interpolated linearly. */
public abstract class Meter {

  /** Measured power of a GPU. */
  public static final class OfServer extends Meter implements ServerPowerFactory {
    @Override
    public PowerModel create(Settings settings, ServerPowerContext context) {
      return model(settings);
    }
  }

  /** Measured power of a device. */
  public static final class OfDevice extends Meter implements DevicePowerFactory {
    @Override
    public PowerModel create(Settings settings, DevicePowerContext context) {
      return model(settings);
    }
  }

  /** The name of both factories. */
  public String name() {
    return "meter";
  }

  /** A one-line summary. */
  public String summary() {
    return "power from the CSV of a meter";
  }

  /** The table file, the only setting. */
  public List<Setting> settings() {
    return List.of(Setting.file("table", "ghz, busy_w, waiting_w"));
  }

  static PowerModel model(Settings settings) {
    List<double[]> rows = Csv.rows(settings.file("table"));
    return (phase, ghz, utilisation) -> at(rows, ghz, phase == Phase.BUSY ? 1 : 2);
  }

  private static double at(List<double[]> rows, double ghz, int column) {
    for (int i = 1; i < rows.size(); i++) {
      double[] low = rows.get(i - 1);
      double[] high = rows.get(i);
      if (ghz <= high[0]) {
        double share = Math.max(0, (ghz - low[0]) / (high[0] - low[0]));
        return low[column] + share * (high[column] - low[column]);
      }
    }
    return rows.get(rows.size() - 1)[column];
  }
}
