package org.splitkd.report.files;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.splitkd.report.summary.ChannelSummary;
import org.splitkd.report.summary.Claim;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.MemoryShortfall;
import org.splitkd.report.summary.MethodSummary;

/** The summary as JSON, in full precision; a mean over no values is null. */
public final class SummaryJson {

  private SummaryJson() {}

  public static String render(ComparisonSummary summary) {
    ObjectNode root = JsonText.object();
    ObjectNode channels = root.putObject("channels");
    for (ChannelSummary channel : summary.channels()) {
      ObjectNode methods = channels.putObject(channel.name());
      channel.methods().forEach(method -> put(method, methods.putObject(method.method().label())));
    }
    claims(summary.claims(), root.putArray("claims"));
    memory(summary.memory(), root.putArray("memory"));
    root.put("seed", summary.scenario().run().seed());
    root.put("trials", summary.scenario().run().trials());
    return JsonText.of(root);
  }

  private static void put(MethodSummary method, ObjectNode node) {
    JsonText.number(node, "delay_s", method.delaySeconds().mean());
    JsonText.number(node, "energy_j", method.joules().mean());
    JsonText.time(node.putObject("parts_s"), method.time());
    JsonText.energy(node.putObject("parts_j"), method.energy());
    JsonText.number(node, "waiting_s", method.waitingSeconds());
    node.put("aborted_sessions", method.abortedSessions());
    JsonText.number(node, "wasted_s", method.wastedSeconds());
    JsonText.number(node, "wasted_j", method.wastedJoules());
    method
        .batteries()
        .ifPresent(
            levels -> {
              JsonText.number(node, "min_soc", levels.leastCharge());
              JsonText.number(node, "skipped", levels.skipped());
            });
  }

  private static void claims(List<Claim> claims, ArrayNode array) {
    for (Claim claim : claims) {
      ObjectNode node = array.addObject();
      node.put("claim", claim.text());
      node.put("channel", claim.channel());
      if (claim.expected().ofPaper()) {
        JsonText.number(node, "paper", claim.expected().atLeast());
      } else {
        node.put("source", claim.expected().source());
        JsonText.number(node, "at_least", claim.expected().atLeast());
      }
      JsonText.number(node, "measured", claim.measured());
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
      JsonText.number(node, "needed_bytes", shortfall.neededBytes());
      JsonText.number(node, "available_bytes", shortfall.availableBytes());
      node.put("sessions", shortfall.sessions());
    }
  }
}
