package org.splitkd.cluster.lease;

/**
 * A lock on something that all server nodes of a cluster share. At most one process holds it. Calls
 * may block and come from one thread at a time.
 */
public interface SharedLock {

  /** A lock for a cluster with one server node: nobody else wants it. */
  SharedLock ALONE =
      new SharedLock() {
        @Override
        public boolean acquire() {
          return true;
        }

        @Override
        public void release() {}
      };

  /**
   * Takes the lock, or confirms that this process still has it. Waits for a while if another
   * process has it.
   *
   * @return whether this process has it
   * @throws RuntimeException if that cannot be told, for instance because a server does not answer
   */
  boolean acquire();

  /** Gives the lock back. Does nothing if this process does not have it. */
  void release();
}
