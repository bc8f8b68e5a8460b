package com.example.models;

import org.splitkd.api.Settings;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.RadioModelFactory;

/** The built-in radio with 10 dB more path loss. */
public final class HeavyRain implements RadioModelFactory {

  @Override
  public String name() {
    return "heavy-rain";
  }

  @Override
  public String summary() {
    return "3GPP with 10 dB more of path loss";
  }

  @Override
  public RadioModel create(Settings settings, RadioContext context) {
    var dry = context.standard().pathLoss();
    return context
        .standard()
        .withPathLoss((distanceM, lineOfSight) -> dry.db(distanceM, lineOfSight) + 10);
  }
}
