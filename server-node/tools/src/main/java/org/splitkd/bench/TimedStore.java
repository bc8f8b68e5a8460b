package org.splitkd.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.nn.StudentState;

/**
 * A wrapper that times the saves of another store.
 *
 * @param millis the duration of every save so far
 */
record TimedStore(CheckpointStore store, List<Double> millis) implements CheckpointStore {

  TimedStore(CheckpointStore store) {
    this(store, Collections.synchronizedList(new ArrayList<>()));
  }

  @Override
  public CheckpointId save(StudentState state) {
    long started = System.nanoTime();
    CheckpointId id = store.save(state);
    millis.add((System.nanoTime() - started) / 1e6);
    return id;
  }

  @Override
  public StudentState load(CheckpointId id) {
    return store.load(id);
  }

  @Override
  public void retain(Set<CheckpointId> live) {
    store.retain(live);
  }
}
