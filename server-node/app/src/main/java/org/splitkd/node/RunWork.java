package org.splitkd.node;

import java.util.function.Function;
import org.splitkd.cluster.lease.SharedLock;
import org.splitkd.link.RunText;
import org.splitkd.training.TrainingSite;

/** The run of a cluster. One of the server nodes executes it. */
public interface RunWork {

  /** The identity of the run, the same on all server nodes of a cluster. */
  String key();

  /** A lock in what the server nodes share. Its holder's side continues when the network splits. */
  SharedLock lock();

  /**
   * Executes the rest of the run. First waits until no other node is executing it. Ends early when
   * its thread is interrupted.
   *
   * @param site creates the run's training site in the cluster
   */
  RunEnd carryOut(Function<RunText, TrainingSite> site);
}
