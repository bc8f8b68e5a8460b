package org.splitkd.checkpoint;

import java.nio.file.Path;
import java.util.Set;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.nn.StudentState;

/** A store for states of a student. It has one owner and is not safe for concurrent use. */
public interface CheckpointStore {

  /**
   * Saves a state, as durably as the store can by the time this returns.
   *
   * @throws UnwritableFileException if that fails; then no part of the state is left
   * @throws IllegalArgumentException if a tensor is not FP32
   */
  CheckpointId save(StudentState state);

  /**
   * Loads the state that was saved under an id, equal to the last bit.
   *
   * @throws CheckpointException if it is missing, torn or altered
   */
  StudentState load(CheckpointId id);

  /**
   * Removes all states but these, and the leftovers of interrupted writes. No other store may be
   * saving at the same time.
   *
   * @throws CheckpointException if a state cannot be removed
   */
  void retain(Set<CheckpointId> live);

  /**
   * Returns a store of files in a folder, which the first save creates if it is missing. The same
   * state has the same id and the same bytes everywhere. Several stores may save into one folder at
   * once.
   */
  static CheckpointStore folder(Path folder) {
    return new FolderStore(folder);
  }

  /**
   * Returns a store in memory, for runs that need not outlive their process. Ids count up; nothing
   * is copied.
   */
  static CheckpointStore memory() {
    return new MemoryStore();
  }
}
