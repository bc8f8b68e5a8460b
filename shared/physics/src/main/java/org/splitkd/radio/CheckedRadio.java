package org.splitkd.radio;

import java.util.Optional;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.Passage;
import org.splitkd.api.radio.Place;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.Rates;
import org.splitkd.plugin.PluginException;

/**
 * A radio model under its name. If it throws or returns an invalid rate, a one-line {@link
 * PluginException} names it.
 */
public record CheckedRadio(String name, RadioModel model) implements RadioModel {

  @Override
  public Along along(Passage passage) {
    Along along = PluginException.guard(what(), () -> model.along(passage));
    return place -> checked(place, PluginException.guard(what(), () -> along.at(place)));
  }

  @Override
  public boolean varies(Passage passage) {
    return PluginException.guard(what(), () -> model.varies(passage));
  }

  @Override
  public Optional<Rates> peak() {
    return PluginException.guard(what(), model::peak);
  }

  @Override
  public int cqi(Direction direction, double bitsPerSecond) {
    return PluginException.guard(what(), () -> model.cqi(direction, bitsPerSecond));
  }

  private Rates checked(Place place, Rates rates) {
    if (isRate(rates.uplink()) && isRate(rates.downlink())) {
      return rates;
    }
    throw new PluginException(
        what()
            + ": at ("
            + place.position().x()
            + ", "
            + place.position().y()
            + "): "
            + rates
            + ": a rate must be 0 or more, and finite");
  }

  private static boolean isRate(double bitsPerSecond) {
    return bitsPerSecond >= 0 && bitsPerSecond < Double.POSITIVE_INFINITY;
  }

  private String what() {
    return "radio model " + name;
  }
}
