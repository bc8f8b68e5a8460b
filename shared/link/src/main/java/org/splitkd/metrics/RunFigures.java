package org.splitkd.metrics;

import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.splitkd.api.policy.AbortKind;

/**
 * Outcomes of the sessions and rounds that this node has carried out since it started. Work that a
 * run did before it resumed here is not counted. Safe for use by any thread.
 */
public final class RunFigures {

  final LongAdder committed = new LongAdder();
  final LongAdder interrupted = new LongAdder();
  final LongAdder rounds = new LongAdder();
  final DoubleAdder emulatedSeconds = new DoubleAdder();
  final Tally<AbortKind> aborted = new Tally<>(AbortKind.class);
  final Tally<EnergyUse> joules = new Tally<>(EnergyUse.class);

  RunFigures() {}

  /** A session completed. */
  public void committed(double spent) {
    committed.increment();
    joules.add(EnergyUse.COMMITTED, spent);
  }

  /** A session was aborted, or a vehicle could not be served. */
  public void aborted(AbortKind kind, double spent) {
    aborted.add(kind, 1);
    joules.add(EnergyUse.WASTED, spent);
  }

  /** A session was lost and restarts. */
  public void interrupted() {
    interrupted.increment();
  }

  /** Every vehicle had its turn. */
  public void roundCompleted() {
    rounds.increment();
  }

  /** A vehicle was sent the distilled student. */
  public void deployed(double spent) {
    joules.add(EnergyUse.DEPLOYMENT, spent);
  }

  /** Emulated time has passed, s. */
  public void passed(double seconds) {
    emulatedSeconds.add(seconds);
  }
}
