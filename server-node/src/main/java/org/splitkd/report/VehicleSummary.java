package org.splitkd.report;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.model.CutLayer;

/**
 * One vehicle under one method and channel, over all trials.
 *
 * @param vehicle index, from 0
 * @param cuts how many sessions were cut where
 * @param delaySeconds of its sessions
 */
public record VehicleSummary(int vehicle, SortedMap<CutLayer, Integer> cuts, Spread delaySeconds) {

  public VehicleSummary {
    cuts = Collections.unmodifiableSortedMap(new TreeMap<>(cuts));
  }

  /** A summary of the completed sessions of one vehicle. */
  static VehicleSummary of(int vehicle, List<CommittedSession> sessions) {
    SortedMap<CutLayer, Integer> cuts = new TreeMap<>();
    sessions.forEach(session -> cuts.merge(session.cut(), 1, Integer::sum));
    return new VehicleSummary(
        vehicle,
        cuts,
        Spread.of(sessions.stream().mapToDouble(session -> session.charge().delaySeconds())));
  }
}
