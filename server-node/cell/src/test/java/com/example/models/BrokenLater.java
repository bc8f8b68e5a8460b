package com.example.models;

import org.splitkd.api.Settings;
import org.splitkd.api.radio.Passage;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.RadioModelFactory;

/** The built-in radio, except in trials whose seed is negative, where it fails. */
public final class BrokenLater implements RadioModelFactory {

  @Override
  public String name() {
    return "broken-later";
  }

  @Override
  public String summary() {
    return "a mistake that only some trials show";
  }

  @Override
  public RadioModel create(Settings settings, RadioContext context) {
    return new RadioModel() {
      @Override
      public Along along(Passage passage) {
        if (passage.seed() < 0) {
          throw new IllegalStateException("no root");
        }
        return context.standard().along(passage);
      }

      @Override
      public boolean varies(Passage passage) {
        return true;
      }
    };
  }
}
