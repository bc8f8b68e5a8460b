package org.splitkd.mobility;

import org.splitkd.api.Settings;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.MobilityContext;
import org.splitkd.api.mobility.MobilityFactory;

/** {@link LapMobility}, whose keys stand in {@code mobility} itself. */
public final class LapFactory implements MobilityFactory {

  /** What a scenario without a trace has where it names no model. */
  public static final String NAME = "laps";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "around one rectangle at one speed, evenly spaced; its keys stand in mobility: speed-kmh,"
        + " lap-los-side-m, lap-depth-m, bs-offset-m";
  }

  @Override
  public Mobility create(Settings settings, MobilityContext context) {
    return context.laps();
  }
}
