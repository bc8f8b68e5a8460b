package org.splitkd.journal;

import akka.dispatch.Futures;
import akka.persistence.SelectedSnapshot;
import akka.persistence.SnapshotMetadata;
import akka.persistence.SnapshotSelectionCriteria;
import akka.persistence.snapshot.japi.SnapshotStore;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import scala.concurrent.Future;

/**
 * Keeps the newest snapshot of each actor in memory, beside journals without a snapshot store;
 * without one, every snapshot would cause a warning. Akka creates this class by its name in
 * memory.conf and file.conf.
 */
final class MemorySnapshots extends SnapshotStore {

  private final Map<String, NavigableMap<Long, SelectedSnapshot>> kept = new HashMap<>();

  @Override
  public Future<Optional<SelectedSnapshot>> doLoadAsync(
      String persistenceId, SnapshotSelectionCriteria criteria) {
    return Futures.successful(
        of(persistenceId).descendingMap().values().stream()
            .filter(snapshot -> criteria.matches(snapshot.metadata()))
            .findFirst());
  }

  @Override
  public Future<Void> doSaveAsync(SnapshotMetadata metadata, Object snapshot) {
    NavigableMap<Long, SelectedSnapshot> earlier = of(metadata.persistenceId());
    // Only the newest is ever loaded; each holds all that came before.
    earlier.clear();
    earlier.put(metadata.sequenceNr(), SelectedSnapshot.create(metadata, snapshot));
    return Futures.successful(null);
  }

  @Override
  public Future<Void> doDeleteAsync(SnapshotMetadata metadata) {
    of(metadata.persistenceId()).remove(metadata.sequenceNr());
    return Futures.successful(null);
  }

  @Override
  public Future<Void> doDeleteAsync(String persistenceId, SnapshotSelectionCriteria criteria) {
    of(persistenceId).values().removeIf(snapshot -> criteria.matches(snapshot.metadata()));
    return Futures.successful(null);
  }

  private NavigableMap<Long, SelectedSnapshot> of(String persistenceId) {
    return kept.computeIfAbsent(persistenceId, id -> new TreeMap<>());
  }
}
