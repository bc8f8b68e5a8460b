package org.splitkd.checkpoint;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.splitkd.nn.StudentState;

/** A store in memory. Its labels count up and are never reused. */
final class MemoryStore implements CheckpointStore {

  private final Map<CheckpointId, StudentState> states = new HashMap<>();
  private long saved;

  @Override
  public CheckpointId save(StudentState state) {
    saved++;
    CheckpointId id = new CheckpointId("memory-" + saved);
    states.put(id, state);
    return id;
  }

  @Override
  public StudentState load(CheckpointId id) {
    StudentState state = states.get(id);
    if (state == null) {
      throw new CheckpointException(id.value(), CheckpointFile.ABSENT);
    }
    return state;
  }

  @Override
  public void retain(Set<CheckpointId> live) {
    states.keySet().retainAll(live);
  }
}
