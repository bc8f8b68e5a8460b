package com.example.models;

import java.util.List;
import java.util.stream.IntStream;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.api.mobility.Mobility;
import org.splitkd.api.mobility.MobilityContext;
import org.splitkd.api.mobility.MobilityFactory;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;

/** Vehicles that drive evenly spaced around the base station, once in 100 s. */
public final class Circle implements MobilityFactory {

  private static final int POINTS = 720;

  @Override
  public String name() {
    return "circle";
  }

  @Override
  public String summary() {
    return "around the base station";
  }

  @Override
  public List<Setting> settings() {
    return List.of(Setting.number("radius", "of the circle").atLeast(1).in("m").defaultsTo(100));
  }

  @Override
  public Mobility create(Settings settings, MobilityContext context) {
    return around(context.station(), settings.number("radius"));
  }

  private static Mobility around(Position station, double radius) {
    List<Position> places =
        IntStream.rangeClosed(0, POINTS)
            .mapToObj(point -> 2 * Math.PI * (point % POINTS) / POINTS)
            .map(
                angle ->
                    new Position(
                        station.x() + radius * Math.cos(angle),
                        station.y() + radius * Math.sin(angle)))
            .toList();
    Way way =
        Way.around(
            100,
            IntStream.rangeClosed(0, POINTS)
                .mapToObj(point -> Way.Point.at(100.0 * point / POINTS, places.get(point)))
                .toList());
    return new Mobility() {
      @Override
      public StreetMap map() {
        return new StreetMap(station, List.of(places));
      }

      @Override
      public List<Way.Driven> ways(TrialDraw draw) {
        double share = 100.0 / draw.order().size();
        return draw.order().stream()
            .map(start -> new Way.Driven(way, (100 * draw.start() + share * start) % 100))
            .toList();
      }
    };
  }
}
