package org.splitkd.checkpoint;

import java.nio.file.Path;
import java.util.Set;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.nn.StudentState;

/** Keeps states of a student. Used by one owner, not by two threads at once. */
public interface CheckpointStore {

  /**
   * Keeps a state, as durably as the store can, when this returns.
   *
   * @throws UnwritableFileException if that fails; then nothing of it is left
   * @throws IllegalArgumentException if a tensor is not FP32
   */
  CheckpointId save(StudentState state);

  /**
   * The state that was saved under an id, equal to the last bit.
   *
   * @throws CheckpointException if it is missing, torn or altered
   */
  StudentState load(CheckpointId id);

  /**
   * Forgets all states but these, and clears away what interrupted writes left. Nobody else may be
   * saving meanwhile.
   *
   * @throws CheckpointException if a state cannot be removed
   */
  void retain(Set<CheckpointId> live);

  /**
   * Files in a folder, which the first save creates where it is missing. The same state has the
   * same id and the same bytes everywhere. Several stores may save into one folder at once.
   */
  static CheckpointStore folder(Path folder) {
    return new FolderStore(folder);
  }

  /** In memory, for runs that need not outlive their process: ids count up, nothing is copied. */
  static CheckpointStore memory() {
    return new MemoryStore();
  }
}
