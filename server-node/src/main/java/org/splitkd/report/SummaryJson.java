package org.splitkd.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splitkd.cost.TimeParts;

/** The summary for programs, in full precision; a mean of nothing is null. */
final class SummaryJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private SummaryJson() {}

  static String render(ComparisonSummary summary) {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode channels = root.putObject("channels");
    for (ChannelSummary channel : summary.channels()) {
      ObjectNode methods = channels.putObject(channel.name());
      channel.methods().forEach(method -> put(method, methods.putObject(method.method().label())));
    }
    claims(summary.claims(), root.putArray("claims"));
    memory(summary.memory(), root.putArray("memory"));
    root.put("seed", summary.scenario().run().seed());
    root.put("trials", summary.scenario().run().trials());
    return text(root);
  }

  private static void put(MethodSummary method, ObjectNode node) {
    number(node, "delay_s", method.delaySeconds().mean());
    number(node, "energy_j", method.joules().mean());
    TimeParts time = method.time();
    ObjectNode parts = node.putObject("parts_s");
    number(parts, "device", time.device());
    number(parts, "uplink", time.uplink());
    number(parts, "server", time.server());
    number(parts, "downlink", time.downlink());
    number(node, "waiting_s", method.waitingSeconds());
    node.put("aborted_sessions", method.abortedSessions());
  }

  private static void claims(List<Claim> claims, ArrayNode array) {
    for (Claim claim : claims) {
      ObjectNode node = array.addObject();
      node.put("claim", claim.text());
      node.put("channel", claim.channel());
      number(node, "paper", claim.paper());
      number(node, "measured", claim.measured());
      node.put("holds", claim.holds());
    }
  }

  private static void memory(List<MemoryShortfall> shortfalls, ArrayNode array) {
    for (MemoryShortfall shortfall : shortfalls) {
      ObjectNode node = array.addObject();
      node.put("method", shortfall.method().label());
      node.put("machine", shortfall.machine());
      shortfall.vehicle().ifPresent(vehicle -> node.put("vehicle", vehicle + 1));
      node.put("cut", shortfall.cut().index());
      number(node, "needed_bytes", shortfall.neededBytes());
      number(node, "available_bytes", shortfall.availableBytes());
      node.put("sessions", shortfall.sessions());
    }
  }

  /** JSON knows no NaN. */
  private static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  private static String text(ObjectNode root) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines);
    try {
      return JSON.writer(printer).writeValueAsString(root) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a tree of plain values is not JSON", impossible);
    }
  }
}
