package org.splitkd.dashboard;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.Weighed;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.coordinator.Deployment;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.coordinator.Why;
import org.splitkd.cost.SessionTimeline.Step;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Entries of the log that the page reads, as JSON: times in emulated seconds, vehicles by index
 * from 0, rates in bit/s, energies in J.
 */
final class Entries {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Entries() {}

  static ObjectNode of(String type) {
    return JSON.objectNode().put("type", type);
  }

  static ObjectNode of(String type, SessionId session) {
    return of(type)
        .put("round", session.round())
        .put("order", session.order())
        .put("attempt", session.attempt())
        .put("vehicle", session.vehicle());
  }

  static ObjectNode selected(VehicleSelected selected) {
    return chosen(of("selected", selected.session()), selected).put("atS", selected.at().seconds());
  }

  private static ObjectNode chosen(ObjectNode entry, VehicleSelected selected) {
    return entry.put("cut", selected.cut().index()).put("ghz", selected.ghz());
  }

  /** The reason for a choice, as far as it was kept, and the plan that follows from it. */
  static ObjectNode details(Optional<Why> why, List<Step> plan) {
    ObjectNode details = JSON.objectNode().put("weighed", why.map(Why::weighed).orElse(0));
    why.ifPresent(known -> details.put("why", known.sentence()));
    ArrayNode candidates = details.putArray("candidates");
    why.ifPresent(known -> known.candidates().forEach(one -> candidates.add(candidate(one))));
    ArrayNode steps = details.putArray("plan");
    plan.forEach(step -> steps.add(step(step)));
    return details;
  }

  private static ObjectNode candidate(Weighed weighed) {
    return JSON.objectNode()
        .put("vehicle", weighed.vehicle())
        .put("cut", weighed.cut().index())
        .put("ghz", weighed.ghz())
        .put("delayS", weighed.predicted().delaySeconds())
        .put("joules", weighed.predicted().joules())
        .put("withinLimit", weighed.withinLimit())
        .put("upBps", weighed.rates().uplink())
        .put("downBps", weighed.rates().downlink());
  }

  private static ObjectNode step(Step step) {
    ObjectNode entry =
        JSON.objectNode()
            .put("part", step.part().name().toLowerCase(Locale.ROOT))
            .put("batch", step.batch());
    return during(entry, step.when());
  }

  static ObjectNode committed(SessionCommitted done, VehicleSelected selected) {
    ObjectNode entry = chosen(of("committed", done.session()), selected);
    during(entry, done.charge().span()).put("joules", done.joules());
    entry.set("partsS", parts(done.charge().time()));
    entry.set("partsJ", parts(done.charge().energy()));
    if (done.learning().tokens() > 0) {
      entry
          .put("loss", done.learning().loss())
          .put("divergence", done.learning().divergence())
          .put("crossEntropy", done.learning().crossEntropy());
    }
    return entry;
  }

  static ObjectNode aborted(SessionAborted gone, VehicleSelected selected) {
    return chosen(of("aborted", gone.session()), selected);
  }

  static ObjectNode round(RoundResult round) {
    ObjectNode entry = of("round").put("round", round.round());
    during(entry, new Interval(round.start(), round.end()))
        .put("delayS", round.delaySeconds())
        .put("joules", round.joules());
    round
        .evaluation()
        .ifPresent(
            evaluation ->
                entry
                    .put("perplexity", evaluation.perplexity())
                    .put("accuracy", evaluation.accuracy()));
    return entry;
  }

  static ObjectNode deployed(Deployment deployment) {
    ObjectNode entry = of("deployed").put("vehicle", deployment.vehicle());
    during(entry, deployment.airtime()).put("joules", deployment.joules());
    deployment.failure().ifPresent(reason -> entry.put("failure", reason));
    return entry;
  }

  static ObjectNode at(ObjectNode entry, EmulatedInstant at) {
    return entry.put("atS", at.seconds());
  }

  static ObjectNode during(ObjectNode entry, Interval when) {
    return entry.put("startS", when.start().seconds()).put("endS", when.end().seconds());
  }

  private static ObjectNode parts(TimeParts parts) {
    return JSON.objectNode()
        .put("device", parts.device())
        .put("uplink", parts.uplink())
        .put("server", parts.server())
        .put("downlink", parts.downlink());
  }

  private static ObjectNode parts(EnergyParts parts) {
    return JSON.objectNode()
        .put("server", parts.server())
        .put("device", parts.device())
        .put("transmit", parts.transmit())
        .put("receive", parts.receive())
        .put("serverWaiting", parts.serverWaiting())
        .put("deviceIdle", parts.deviceIdle())
        .put("baseStation", parts.baseStation());
  }
}
