package org.splitkd.report.summary;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.model.CutLayer;

/**
 * One vehicle under one method and channel, over all trials or rounds.
 *
 * @param vehicle index, from 0
 * @param cuts number of sessions by cut
 * @param ghz the GPU frequency of its sessions
 * @param delaySeconds of its sessions
 */
public record VehicleSummary(
    int vehicle, SortedMap<CutLayer, Integer> cuts, Spread ghz, Spread delaySeconds) {

  public VehicleSummary {
    cuts = Collections.unmodifiableSortedMap(new TreeMap<>(cuts));
  }

  /** A summary of each vehicle, in index order, from completed sessions in any order. */
  public static List<VehicleSummary> all(int vehicles, List<CommittedSession> sessions) {
    Map<Integer, List<CommittedSession>> own =
        sessions.stream().collect(Collectors.groupingBy(CommittedSession::vehicle));
    return IntStream.range(0, vehicles)
        .mapToObj(vehicle -> of(vehicle, own.getOrDefault(vehicle, List.of())))
        .toList();
  }

  /** The number of completed sessions. */
  public int sessions() {
    return cuts.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** A summary of the completed sessions of one vehicle. */
  static VehicleSummary of(int vehicle, List<CommittedSession> sessions) {
    SortedMap<CutLayer, Integer> cuts = new TreeMap<>();
    sessions.forEach(session -> cuts.merge(session.cut(), 1, Integer::sum));
    return new VehicleSummary(
        vehicle,
        cuts,
        Spread.of(sessions.stream().mapToDouble(CommittedSession::ghz)),
        Spread.of(sessions.stream().mapToDouble(session -> session.charge().delaySeconds())));
  }
}
