package org.splitkd.node;

import java.util.function.Function;
import org.splitkd.link.RunText;
import org.splitkd.training.TrainingSite;

/** The run that the server nodes of a cluster are there for: one of them carries it out. */
public interface RunWork {

  /** The same on all server nodes of a cluster. */
  String key();

  /**
   * Carries out what is to be done of the run. Begins with making sure that no other node is still
   * at it, and ends early when its thread is interrupted.
   *
   * @param site makes the run's place in the cluster
   */
  RunEnd carryOut(Function<RunText, TrainingSite> site);
}
