package com.example.models;

import java.util.List;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.api.radio.Rates;

/** A radio that returns one rate everywhere, valid or not, or throws. */
public final class BrokenRadio implements RadioModelFactory {

  @Override
  public String name() {
    return "broken";
  }

  @Override
  public String summary() {
    return "a mistake";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.text("rate", "as Java parses it"));
  }

  @Override
  public RadioModel create(Settings settings, RadioContext context) {
    String rate = settings.text("rate");
    if (rate.equals("wrong")) {
      throw settings.wrong("rate", "must be a rate");
    }
    if (rate.equals("none")) {
      throw new IllegalStateException("no table\nat all");
    }
    return RadioModel.byPlace(place -> new Rates(Double.parseDouble(rate), 1e6));
  }
}
