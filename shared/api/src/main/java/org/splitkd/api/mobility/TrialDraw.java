package org.splitkd.api.mobility;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.splitkd.api.Draws;

/**
 * The random draw of one trial. All channels and methods of a trial share it, so they are compared
 * on the same motion.
 *
 * @param start where the first vehicle starts, as a share of the period of its way, 0 to 1
 * @param order the start of each vehicle: a permutation of 0…n−1
 * @param seed seed of everything else that is random in the trial: shadowing, line of sight
 */
public record TrialDraw(double start, List<Integer> order, long seed) {

  public TrialDraw {
    order = List.copyOf(order);
  }

  /** The draws of all trials, from one random stream used in order. */
  public static List<TrialDraw> sequence(long seed, int trials, int vehicles) {
    SplittableRandom starts = new SplittableRandom(seed);
    // A separate stream, so that switching shadowing on does not move the vehicles.
    SplittableRandom seeds = new SplittableRandom(~seed);
    return IntStream.range(0, trials)
        .mapToObj(
            trial ->
                new TrialDraw(Draws.uniform(starts), shuffled(vehicles, starts), seeds.nextLong()))
        .toList();
  }

  /** Fisher–Yates, from the last place down. */
  private static List<Integer> shuffled(int vehicles, SplittableRandom random) {
    List<Integer> order = new ArrayList<>(IntStream.range(0, vehicles).boxed().toList());
    for (int i = vehicles - 1; i > 0; i--) {
      Collections.swap(order, i, (int) (Draws.uniform(random) * (i + 1)));
    }
    return order;
  }
}
