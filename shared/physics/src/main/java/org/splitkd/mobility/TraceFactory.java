package org.splitkd.mobility;

import org.splitkd.api.Settings;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.MobilityContext;
import org.splitkd.api.mobility.MobilityFactory;

/** Factory of {@link TraceMobility}, whose keys are in {@code mobility} itself. */
public final class TraceFactory implements MobilityFactory {

  /** The default model of a scenario with a trace. */
  public static final String NAME = "trace";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "along a floating-car trace of SUMO; its keys are in mobility: trace, base-station,"
        + " line-of-sight, streets, los-correlation-m";
  }

  @Override
  public Mobility create(Settings settings, MobilityContext context) {
    return context.trace();
  }
}
