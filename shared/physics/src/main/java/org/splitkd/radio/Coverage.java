package org.splitkd.radio;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Sight;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.radio.Passage;
import org.splitkd.api.radio.Place;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.api.radio.Rates;

/**
 * A motion combined with one radio: positions come from the motion, the rates there from the radio.
 * Only ways that vehicles drive are computed, and each only once unless its rates are random.
 * Thread-safe.
 */
public final class Coverage {

  /** The part that does not depend on the trial; pieces are kept only if the rates depend on it. */
  private record Known(List<Way.Piece> pieces, @Nullable LinkRates rates) {}

  private final Mobility mobility;
  private final double binM;
  private final RadioModel radio;
  private final Position station;
  private final Map<Way, Known> known = new ConcurrentHashMap<>();

  Coverage(Mobility mobility, double binM, RadioModel radio) {
    this.mobility = mobility;
    this.binM = binM;
    this.radio = radio;
    station = mobility.map().station();
  }

  /** Returns one drive per vehicle, in index order. */
  public List<Drive> drives(TrialDraw draw) {
    SplittableRandom seeds = new SplittableRandom(draw.seed());
    Map<Way, LinkRates> met = new HashMap<>();
    List<Drive> drives = new ArrayList<>(draw.order().size());
    for (Way.Driven driven : mobility.ways(draw)) {
      long own = seeds.nextLong();
      Way way = driven.way();
      LinkRates rates = met.get(way);
      if (rates == null) {
        // The first ring uses the trial's own random stream.
        boolean first = way.ring() && met.keySet().stream().noneMatch(Way::ring);
        rates = rates(way, first ? draw.seed() : own);
        met.put(way, rates);
      }
      drives.add(rates.drive(driven.phaseSeconds()));
    }
    return List.copyOf(drives);
  }

  private LinkRates rates(Way way, long seed) {
    Known of = known.computeIfAbsent(way, this::known);
    return of.rates() == null ? along(way, of.pieces(), seed) : of.rates();
  }

  private Known known(Way way) {
    List<Way.Piece> pieces = way.pieces(binM);
    return radio.varies(passage(way, pieces, 0))
        ? new Known(pieces, null)
        : new Known(List.of(), along(way, pieces, 0));
  }

  private LinkRates along(Way way, List<Way.Piece> pieces, long seed) {
    RadioModel.Along along = radio.along(passage(way, pieces, seed));
    LinkRates.Builder rates = new LinkRates.Builder();
    double start = 0;
    for (int index = 0; index < pieces.size(); index++) {
      Way.Piece piece = pieces.get(index);
      rates.until(
          piece.endSeconds(), piece.present() ? along.at(place(index, start, piece)) : Rates.NONE);
      start = piece.endSeconds();
    }
    return rates.build();
  }

  private Passage passage(Way way, List<Way.Piece> pieces, long seed) {
    boolean sightKnown =
        pieces.stream().allMatch(piece -> !piece.present() || sight(piece) != Sight.UNKNOWN);
    return new Passage(way.ring(), pieces.size(), way.lengthM(), sightKnown, seed);
  }

  private Place place(int index, double start, Way.Piece piece) {
    return new Place(
        index,
        (start + piece.endSeconds()) / 2,
        piece.centre(),
        station.distanceTo(piece.centre()),
        piece.travelledM(),
        sight(piece));
  }

  private Sight sight(Way.Piece piece) {
    return piece.sight() == Sight.UNKNOWN ? mobility.sight(piece.centre()) : piece.sight();
  }
}
