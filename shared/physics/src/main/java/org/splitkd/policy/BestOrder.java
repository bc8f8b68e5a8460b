package org.splitkd.policy;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.time.EmulatedInstant;

/**
 * The order in which the last of several sessions ends first, one session after another.
 *
 * <p>For every set of served vehicles, the earliest instant at which all of them are served: {@code
 * end(R + m) = min over m of finish(m, end(R))} (Held and Karp, 1962). That is exact if whoever
 * begins earlier never ends later. It holds for transfers, which are first in, first out, and for
 * sessions with a fixed cut and clock; if the decision follows the rates it holds nearly. From 13
 * vehicles on, only the sets that are served earliest are followed (a beam).
 */
final class BestOrder {

  /** Up to so many vehicles, every set is followed. */
  static final int MOST_EXACT = 12;

  /** When a session ends, and its energy. */
  record Finish(EmulatedInstant end, double joules) {}

  /** Finishes a session that may begin at an instant. */
  interface Session {

    /**
     * Returns the end of a session with a vehicle; null if it would not end by {@code bound}, or
     * never.
     */
    @Nullable Finish finish(int vehicle, EmulatedInstant from, double bound);
  }

  /** A set of served vehicles, reached by serving {@code last} after {@code before}. */
  private record Served(
      BitSet vehicles, EmulatedInstant end, double joules, @Nullable Served before, int last) {}

  /** Earlier first, then less energy, then the set with the smaller number (vehicle 0 is bit 0). */
  private static final Comparator<Served> BEST_FIRST =
      Comparator.comparing(Served::end)
          .thenComparingDouble(Served::joules)
          .thenComparing(Served::vehicles, BestOrder::compareNumbers);

  /** The vehicles in the order found, and the end of the last session. */
  record Order(List<Integer> vehicles, EmulatedInstant end) {}

  private BestOrder() {}

  /**
   * Returns the best order; empty if some vehicle can never be served.
   *
   * @param beam number of sets that are followed where there are more than 12 vehicles
   */
  static Optional<Order> of(
      List<Integer> vehicles, EmulatedInstant start, int beam, Session session) {
    List<Served> layer = List.of(new Served(new BitSet(), start, 0, null, -1));
    for (int served = 0; served < vehicles.size(); served++) {
      layer = next(layer, vehicles, session);
      if (vehicles.size() > MOST_EXACT && layer.size() > beam) {
        layer = layer.stream().sorted(BEST_FIRST).limit(beam).toList();
      }
    }
    return layer.stream().min(BEST_FIRST).map(BestOrder::order);
  }

  private static List<Served> next(List<Served> layer, List<Integer> vehicles, Session session) {
    Map<BitSet, Served> best = new HashMap<>();
    List<BitSet> found = new ArrayList<>();
    for (Served served : layer) {
      for (int vehicle : vehicles) {
        if (!served.vehicles().get(vehicle)) {
          extend(served, vehicle, session, best, found);
        }
      }
    }
    return found.stream().map(best::get).toList(); // in an order that does not depend on hashes
  }

  private static void extend(
      Served served, int vehicle, Session session, Map<BitSet, Served> best, List<BitSet> found) {
    BitSet with = (BitSet) served.vehicles().clone();
    with.set(vehicle);
    Served known = best.get(with);
    double bound = known == null ? Double.POSITIVE_INFINITY : known.end().seconds();
    Finish finish = session.finish(vehicle, served.end(), bound);
    if (finish == null) {
      return;
    }
    Served reached =
        new Served(with, finish.end(), served.joules() + finish.joules(), served, vehicle);
    if (known == null) {
      found.add(with);
    }
    if (known == null || BEST_FIRST.compare(reached, known) < 0) {
      best.put(with, reached);
    }
  }

  private static Order order(Served last) {
    List<Integer> vehicles = new ArrayList<>();
    for (@Nullable Served served = last; served != null && served.last() >= 0; ) {
      vehicles.add(0, served.last());
      served = served.before();
    }
    return new Order(List.copyOf(vehicles), last.end());
  }

  private static int compareNumbers(BitSet one, BitSet other) {
    BitSet different = (BitSet) one.clone();
    different.xor(other);
    int highest = different.length() - 1;
    return highest < 0 ? 0 : one.get(highest) ? 1 : -1;
  }
}
