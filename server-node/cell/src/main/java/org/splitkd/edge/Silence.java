package org.splitkd.edge;

import java.time.Duration;
import java.util.function.IntPredicate;
import org.splitkd.fault.FaultScript;

/**
 * How long an answer is awaited, and what its absence means. Only a lost message that the scenario
 * asks for is part of the emulation. Any other silence is one of this machine or its network, where
 * somebody computes for longer than expected; it must not become a result, so the work is repeated.
 *
 * @param timeout real time
 * @param emulated by vehicle, whether its silence is part of the emulation
 */
public record Silence(Duration timeout, IntPredicate emulated) {

  /** Silence in a cell whose time is not that of the clock: all of it is emulated. */
  public static Silence inEmulatedTime(Duration timeout) {
    return new Silence(timeout, vehicle -> true);
  }

  /** Silence in a cell on the clock's time, with the faults of a script. */
  public static Silence inRealTime(Duration timeout, FaultScript script) {
    return new Silence(timeout, script::disturbsMessagesOf);
  }

  /** Whether the silence of a vehicle aborts its session; otherwise the session starts over. */
  public boolean aborts(int vehicle) {
    return emulated.test(vehicle);
  }
}
