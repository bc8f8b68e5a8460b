package org.splitkd.report.html;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.splitkd.hardware.Device;
import org.splitkd.model.CutLayer;
import org.splitkd.report.summary.VehicleSummary;
import org.splitkd.report.words.DeviceKind;
import org.splitkd.report.words.Numbers;

/** A table of cuts and frequencies by vehicle, or by kind of device in a large fleet. */
final class VehicleTable {

  /** Vehicles have their own rows in fleets of at most this many. */
  private static final int MOST = 24;

  private static final String[] HEAD = {
    "Vehicle", "Device", "Cut (share of sessions)", "GPU (GHz)", "Session (s)", "Sessions"
  };

  private final List<Device> fleet;
  private final StringBuilder table = new StringBuilder(Html.head(3, HEAD));

  VehicleTable(List<Device> fleet) {
    this.fleet = List.copyOf(fleet);
  }

  /** Adds the vehicles of one channel, in index order. */
  VehicleTable group(String name, List<VehicleSummary> vehicles) {
    table.append("<tbody>\n").append(Html.group(name, HEAD.length));
    if (fleet.size() <= MOST) {
      vehicles.forEach(one -> row("" + (one.vehicle() + 1), device(one.vehicle()), List.of(one)));
    } else {
      for (DeviceKind kind : DeviceKind.of(fleet)) {
        row(
            Numbers.count(kind.vehicles().size(), "vehicle"),
            device(kind.vehicles().get(0)),
            kind.vehicles().stream().map(vehicles::get).toList());
      }
    }
    table.append("</tbody>\n");
    return this;
  }

  String render() {
    return Html.longTable("Cuts and frequencies by vehicle", table.toString());
  }

  private String device(int vehicle) {
    Device device = fleet.get(vehicle);
    return device.name() + ", " + Numbers.fixed(device.ghz(), 2) + " GHz";
  }

  private void row(String name, String device, List<VehicleSummary> members) {
    SortedMap<CutLayer, Integer> cuts = new TreeMap<>();
    members.forEach(
        member -> member.cuts().forEach((cut, count) -> cuts.merge(cut, count, Integer::sum)));
    int sessions = members.stream().mapToInt(VehicleSummary::sessions).sum();
    double ghz = 0;
    double seconds = 0;
    for (VehicleSummary member : members) {
      if (member.sessions() > 0) {
        ghz += member.ghz().mean() * member.sessions();
        seconds += member.delaySeconds().mean() * member.sessions();
      }
    }
    table
        .append("<tr>")
        .append(Html.rowName(name))
        .append("<td>")
        .append(Html.text(device))
        .append("</td>")
        .append("<td>")
        .append(Html.text(shares(cuts, sessions)))
        .append("</td>")
        .append(Html.number(Numbers.fixed(ghz / sessions, 2)))
        .append(Html.number(Numbers.seconds(seconds / sessions)))
        .append(Html.number(Integer.toString(sessions)))
        .append("</tr>\n");
  }

  private static String shares(SortedMap<CutLayer, Integer> cuts, int sessions) {
    return cuts.isEmpty()
        ? "-"
        : cuts.entrySet().stream()
            .map(
                cut ->
                    cut.getKey().index()
                        + " ("
                        + Numbers.fixed(100.0 * cut.getValue() / sessions, 0)
                        + " %)")
            .collect(Collectors.joining(", "));
  }
}
