package org.splitkd.scenario;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.splitkd.api.radio.ComposedRadio;
import org.splitkd.api.radio.LinkAdaptation;
import org.splitkd.api.radio.LinkBudget;
import org.splitkd.api.radio.RadioContext;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.api.radio.ShadowingModel;
import org.splitkd.radio.Carrier;
import org.splitkd.radio.CheckedRadio;
import org.splitkd.radio.CqiTable;
import org.splitkd.radio.NrAdaptation;
import org.splitkd.radio.NrRadioFactory;
import org.splitkd.radio.Outage;
import org.splitkd.radio.PathLoss;
import org.splitkd.radio.PathLoss.Environment;
import org.splitkd.radio.SightByChance;
import org.splitkd.radio.SnrThresholds;
import org.splitkd.radio.StandardShadowing;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.text.Choices;
import org.splitkd.scenario.text.Range;
import org.splitkd.scenario.text.Section;

/** Reads {@code radio}: one carrier, and a radio model for every channel quality. */
final class RadioReader {

  private static final Pattern CHANNEL_NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
  private static final Range OVERHEAD = Range.fromBelow(0, 1);
  private static final Range SHARE = Range.aboveUpTo(0, 1);

  private static final Range OUTAGE_SECONDS = Range.aboveUpTo(0, 86_400);

  /** TR 38.901 requires heights above the street's effective height of 1 m. */
  private static final Range HEIGHT = Range.above(1);

  private static final Map<String, Environment> ENVIRONMENTS =
      Choices.of("umi", Environment.UMI_STREET_CANYON, "uma", Environment.UMA);
  private static final Map<String, CqiTable> CQI_TABLES =
      Choices.of("64qam", CqiTable.QAM64, "256qam", CqiTable.QAM256);

  private static final String MODEL = "model";

  private final Section radio;
  private final Extensions extensions;

  RadioReader(Section radio, Extensions extensions) {
    this.radio = radio;
    this.extensions = extensions;
  }

  /**
   * Reads the channels, in order of increasing noise.
   *
   * @param losCorrelationM metres of travel for which a random line of sight holds
   */
  List<Channel> channels(Section noise, double losCorrelationM) {
    PathLoss pathLoss = pathLoss(radio);
    LinkBudget budget = budget(radio);
    LinkAdaptation adaptation =
        new NrAdaptation(
            carrier(radio),
            radio.choice("cqi-table", CQI_TABLES),
            radio.choice("snr-thresholds", thresholds()));
    ShadowingModel shadowing =
        radio.flag("shadowing")
            ? new StandardShadowing(pathLoss.environment())
            : ShadowingModel.none();
    List<Channel> channels =
        noise.names().stream()
            .map(
                name -> {
                  double density = noise.number(checked(noise, name), Range.ANY);
                  ComposedRadio standard =
                      new ComposedRadio(
                          new SightByChance(pathLoss, losCorrelationM),
                          pathLoss,
                          shadowing,
                          budget,
                          density,
                          adaptation);
                  return new Channel(
                      name,
                      density,
                      model(
                          new RadioContext(
                              name,
                              density,
                              pathLoss.carrierGhz(),
                              pathLoss.stationHeightM(),
                              pathLoss.terminalHeightM(),
                              standard)));
                })
            .sorted(Comparator.comparingDouble(Channel::noiseDbmPerHz).thenComparing(Channel::name))
            .toList();
    if (channels.isEmpty()) {
      throw noise.wrong("must have at least one channel");
    }
    return channels;
  }

  private CheckedRadio model(RadioContext context) {
    if (!radio.has(MODEL)) {
      return new CheckedRadio(NrRadioFactory.NAME, context.standard());
    }
    RadioModelFactory factory = extensions.named(radio, MODEL, RadioModelFactory.class);
    return new CheckedRadio(
        factory.name(),
        extensions.make(
            radio,
            "settings",
            "radio model",
            factory,
            (radios, settings) -> radios.create(settings, context)));
  }

  Outage outage() {
    return new Outage(radio.number("outage-s", OUTAGE_SECONDS));
  }

  private static String checked(Section noise, String name) {
    if (!CHANNEL_NAME.matcher(name).matches()) {
      throw noise.wrong(name, "a channel's name must be of a-z, 0-9 and -, and not begin with -");
    }
    return name;
  }

  private static PathLoss pathLoss(Section radio) {
    return new PathLoss(
        radio.choice("environment", ENVIRONMENTS),
        radio.number("carrier-ghz", Range.POSITIVE),
        radio.number("bs-height-m", HEIGHT),
        radio.number("ue-height-m", HEIGHT));
  }

  private static LinkBudget budget(Section radio) {
    return new LinkBudget(
        radio.number("ue-dbm", Range.ANY),
        radio.number("bs-dbm", Range.ANY),
        radio.number("ue-gain-dbi", Range.ANY),
        radio.number("bs-gain-dbi", Range.ANY),
        radio.number("extra-loss-db", Range.ANY));
  }

  private static Carrier carrier(Section radio) {
    double up = radio.number("share-up", SHARE);
    double down = radio.number("share-down", SHARE);
    if (up + down > 1) {
      String together = "at most 1 together with";
      throw radio.conflict("share-up", together, "share-down", together);
    }
    return new Carrier(
        radio.integer("n-prb", 1, 275),
        radio.integer("numerology", 0, 6),
        radio.integer("layers", 1, 8),
        new Carrier.Split(radio.number("overhead-up", OVERHEAD), up),
        new Carrier.Split(radio.number("overhead-down", OVERHEAD), down));
  }

  private static Map<String, SnrThresholds> thresholds() {
    Map<String, SnrThresholds> sets = new LinkedHashMap<>();
    for (SnrThresholds set : SnrThresholds.values()) {
      sets.put(set.name().toLowerCase(Locale.ROOT), set);
    }
    return sets;
  }
}
