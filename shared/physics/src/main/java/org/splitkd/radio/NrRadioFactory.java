package org.splitkd.radio;

import org.splitkd.api.Settings;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.RadioModelFactory;

/** Factory of the 3GPP radio, whose keys are in {@code radio} itself. */
public final class NrRadioFactory implements RadioModelFactory {

  /** The default radio model. */
  public static final String NAME = "3gpp";

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String summary() {
    return "5G NR: path loss of TR 38.901, rates of TS 38.306 and 38.214; its keys are in radio";
  }

  @Override
  public RadioModel create(Settings settings, RadioContext context) {
    return context.standard();
  }
}
