package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.DoubleStream;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.StreetMap;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.mobility.Way;
import org.splitkd.api.radio.Direction;
import org.splitkd.api.radio.RadioModel;
import org.splitkd.comparison.CellCatalogue;
import org.splitkd.comparison.CellCatalogue.Setting;
import org.splitkd.distillation.Distillation;
import org.splitkd.distillation.TrainingGround;
import org.splitkd.radio.Drive;
import org.splitkd.radio.PeriodicRate;
import org.splitkd.scenario.DistillationSettings.Course;
import org.splitkd.scenario.Method;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.Scenario.Channel;

/**
 * One cell, with everything that the page needs to draw it at any instant: its streets, its
 * vehicles and their motion, and the rates along their ways.
 *
 * @param scenario with the workload that its sessions are charged with
 * @param drives by vehicle index
 */
record Scene(
    Scenario scenario,
    Channel channel,
    Method method,
    TrialDraw draw,
    List<Drive> drives,
    int rounds) {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** The cell in which a distillation takes place. */
  static Scene of(Scenario scenario, Distillation distillation) {
    TrainingGround ground = TrainingGround.of(scenario, distillation);
    Course course = scenario.distillation().course();
    return new Scene(
        ground.charged(),
        channel(scenario, course.channel()),
        course.method(),
        ground.draw(),
        ground.drives(),
        course.rounds());
  }

  /** A cell of a comparison. */
  static Scene of(CellCatalogue catalogue, int index) {
    Setting cell = catalogue.setting(index);
    return new Scene(
        catalogue.scenario(),
        cell.channel(),
        catalogue.id(index).method(),
        cell.draw(),
        cell.drives(),
        1);
  }

  private static Channel channel(Scenario scenario, String name) {
    return scenario.channels().stream()
        .filter(channel -> channel.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no channel " + name));
  }

  /** Returns a follower of its events. */
  CellFollower follower(RunLog log) {
    return new CellFollower(scenario, drives, log);
  }

  ObjectNode json() {
    ObjectNode json = head(scenario);
    json.put("channel", channel.name())
        .put("method", method.label())
        .put("rounds", rounds)
        .put("layers", scenario.workload().student().blocks())
        .put("baseline", scenario.distillation().evaluation().baseline());
    StreetMap map = scenario.mobility().map();
    json.set("station", JSON.objectNode().put("x", map.station().x()).put("y", map.station().y()));
    ArrayNode streets = json.putArray("streets");
    map.streets().forEach(street -> line(streets.addArray(), street));
    ways(json.putArray("paths"), json.putArray("vehicles"));
    return json;
  }

  /** Returns the fields that all cells of a scenario share. */
  static ObjectNode head(Scenario scenario) {
    ObjectNode json =
        JSON.objectNode().put("title", scenario.name()).put("seed", scenario.run().seed());
    json.putObject("server")
        .put("name", scenario.server().name())
        .put("minGhz", scenario.server().minGhz())
        .put("maxGhz", scenario.server().maxGhz());
    return json;
  }

  private static void line(ArrayNode points, List<Position> line) {
    line.forEach(place -> points.addArray().add(place.x()).add(place.y()));
  }

  /** Vehicles that drive the same way at the same rates share one path. */
  private void ways(ArrayNode paths, ArrayNode vehicles) {
    List<Way.Driven> ways = scenario.mobility().ways(draw);
    IdentityHashMap<PeriodicRate, Integer> known = new IdentityHashMap<>();
    for (int vehicle = 0; vehicle < drives.size(); vehicle++) {
      Drive drive = drives.get(vehicle);
      Way way = ways.get(vehicle).way();
      int path =
          known.computeIfAbsent(
              drive.uplink(),
              rate -> {
                paths.add(path(way, drive));
                return paths.size() - 1;
              });
      vehicles.add(
          JSON.objectNode()
              .put("device", scenario.fleet().get(vehicle).name())
              .put("path", path)
              .put("phaseS", drive.phaseSeconds()));
    }
  }

  private ObjectNode path(Way way, Drive drive) {
    ObjectNode json = JSON.objectNode().put("periodS", way.periodSeconds());
    ArrayNode points = json.putArray("points");
    for (Way.Point point : way.points()) {
      ArrayNode one = points.addArray().add(point.seconds());
      point
          .place()
          .ifPresentOrElse(
              place -> one.add(place.x()).add(place.y()), () -> one.addNull().addNull());
    }
    rates(json, drive);
    return json;
  }

  /** Adds the rates from the start of each piece in which both directions' rates are constant. */
  private void rates(ObjectNode json, Drive drive) {
    ArrayNode times = json.putArray("t");
    ArrayNode up = json.putArray("upBps");
    ArrayNode down = json.putArray("downBps");
    ArrayNode cqiUp = json.putArray("cqiUp");
    ArrayNode cqiDown = json.putArray("cqiDown");
    RadioModel radio = channel.radio();
    DoubleStream.concat(
            Arrays.stream(drive.uplink().starts()), Arrays.stream(drive.downlink().starts()))
        .sorted()
        .distinct()
        .forEach(
            start -> {
              double upRate = drive.uplink().at(start);
              double downRate = drive.downlink().at(start);
              times.add(start);
              up.add(upRate);
              down.add(downRate);
              cqiUp.add(radio.cqi(Direction.UPLINK, upRate));
              cqiDown.add(radio.cqi(Direction.DOWNLINK, downRate));
            });
  }
}
