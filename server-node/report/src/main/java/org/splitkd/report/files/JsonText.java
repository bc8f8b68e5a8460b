package org.splitkd.report.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.TimeParts;

/** Pieces of the JSON files. */
final class JsonText {

  private static final ObjectMapper JSON = new ObjectMapper();

  private JsonText() {}

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** Puts a number in full precision; JSON has no NaN or infinity, so they become null. */
  static void number(ObjectNode node, String key, double value) {
    if (Double.isFinite(value)) {
      node.put(key, value);
    } else {
      node.putNull(key);
    }
  }

  static void time(ObjectNode node, TimeParts time) {
    number(node, "device", time.device());
    number(node, "uplink", time.uplink());
    number(node, "server", time.server());
    number(node, "downlink", time.downlink());
  }

  static void energy(ObjectNode node, EnergyParts energy) {
    number(node, "server", energy.server());
    number(node, "device", energy.device());
    number(node, "transmit", energy.transmit());
    number(node, "receive", energy.receive());
    number(node, "server_waiting", energy.serverWaiting());
    number(node, "device_idle", energy.deviceIdle());
    number(node, "base_station", energy.baseStation());
  }

  /** A line for each value, the same on every machine. */
  static String of(ObjectNode root) {
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
