package org.splitkd.report;

import java.util.List;
import org.splitkd.coordinator.CellId;
import org.splitkd.coordinator.CellResult;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.cost.TimeParts;

/** Every completed session of every cell, one a line, in cell order and full precision. */
final class SessionsCsv {

  private static final String HEADER =
      "channel,method,trial,order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,"
          + "device_s,uplink_s,server_s,downlink_s\n";

  private SessionsCsv() {}

  /** Trial, order and vehicle count from 1. */
  static String render(List<CellResult> cells) {
    StringBuilder text = new StringBuilder(HEADER);
    for (CellResult cell : cells) {
      cell.round().sessions().forEach(session -> append(text, cell.id(), session));
    }
    return text.toString();
  }

  private static void append(StringBuilder text, CellId cell, CommittedSession session) {
    TimeParts time = session.charge().time();
    text.append(quoted(cell.channel())).append(',');
    text.append(cell.method().label()).append(',');
    text.append(cell.trial() + 1).append(',');
    text.append(session.order()).append(',');
    text.append(session.vehicle() + 1).append(',');
    text.append(session.cut().index()).append(',');
    text.append(session.ghz()).append(',');
    text.append(session.charge().span().start().seconds()).append(',');
    text.append(session.charge().delaySeconds()).append(',');
    text.append(session.joules()).append(',');
    text.append(time.device()).append(',');
    text.append(time.uplink()).append(',');
    text.append(time.server()).append(',');
    text.append(time.downlink()).append('\n');
  }

  /** RFC 4180: a name with a comma, a quote or a line break stands in quotes. */
  private static String quoted(String name) {
    return name.chars().noneMatch(c -> ",\"\r\n".indexOf(c) >= 0)
        ? name
        : '"' + name.replace("\"", "\"\"") + '"';
  }
}
