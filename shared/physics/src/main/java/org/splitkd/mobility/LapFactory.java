package org.splitkd.mobility;

import org.splitkd.api.Settings;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.MobilityContext;
import org.splitkd.api.mobility.MobilityFactory;

/** Factory of {@link LapMobility}, whose keys are in {@code mobility} itself. */
public final class LapFactory implements MobilityFactory {

  /** The default model of a scenario without a trace. */
  public static final String NAME = "laps";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "around one rectangle at one speed, evenly spaced; its keys are in mobility: speed-kmh,"
        + " lap-los-side-m, lap-depth-m, bs-offset-m";
  }

  @Override
  public Mobility create(Settings settings, MobilityContext context) {
    return context.laps();
  }
}
