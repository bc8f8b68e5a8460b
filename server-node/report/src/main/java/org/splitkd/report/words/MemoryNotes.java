package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.model.CutLayer;
import org.splitkd.report.summary.MemoryShortfall;
import org.splitkd.scenario.Method;

/**
 * Notes on sessions that do not fit memory, one sentence for all vehicles with the same shortfall.
 */
final class MemoryNotes {

  /** At most this many vehicles are listed; of more, only the number is given. */
  private static final int LISTED = 12;

  private record Alike(
      Method method, String machine, CutLayer cut, double neededBytes, double availableBytes) {}

  private MemoryNotes() {}

  static List<String> of(List<MemoryShortfall> shortfalls) {
    if (shortfalls.isEmpty()) {
      return List.of("Memory: every cut that was used fits the server and the devices.");
    }
    Map<Alike, List<MemoryShortfall>> groups = new LinkedHashMap<>();
    for (MemoryShortfall one : shortfalls) {
      Alike alike =
          new Alike(
              one.method(), one.machine(), one.cut(), one.neededBytes(), one.availableBytes());
      groups.computeIfAbsent(alike, first -> new ArrayList<>()).add(one);
    }
    return groups.entrySet().stream()
        .map(group -> sentence(group.getKey(), group.getValue()))
        .toList();
  }

  private static String sentence(Alike alike, List<MemoryShortfall> members) {
    int sessions = members.stream().mapToInt(MemoryShortfall::sessions).sum();
    return "Memory: "
        + alike.method().label()
        + " does not fit "
        + alike.machine()
        + vehicles(members)
        + ": cut "
        + alike.cut().index()
        + " needs "
        + Numbers.gibibytes(alike.neededBytes())
        + " of "
        + Numbers.gibibytes(alike.availableBytes())
        + " ("
        + Numbers.count(sessions, "session")
        + ").";
  }

  private static String vehicles(List<MemoryShortfall> members) {
    List<String> numbers =
        members.stream()
            .flatMapToInt(member -> member.vehicle().stream())
            .mapToObj(vehicle -> Integer.toString(vehicle + 1))
            .toList();
    if (numbers.isEmpty()) {
      return "";
    }
    String listed =
        numbers.size() > LISTED
            ? Numbers.count(numbers.size(), "vehicle")
            : (numbers.size() == 1 ? "vehicle " : "vehicles ") + String.join(", ", numbers);
    return " (" + listed + ")";
  }
}
