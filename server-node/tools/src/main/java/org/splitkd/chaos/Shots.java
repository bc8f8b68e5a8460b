package org.splitkd.chaos;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Random kills. Every target is drawn once before any repeats. */
final class Shots {

  private static final int MOST_PASSED = 3;

  private final Random random;
  private final Deque<Target> deck = new ArrayDeque<>();

  Shots(long seed) {
    random = new Random(seed);
  }

  Shot next() {
    if (deck.isEmpty()) {
      List<Target> targets = new ArrayList<>(Arrays.asList(Target.values()));
      Collections.shuffle(targets, random);
      deck.addAll(targets);
    }
    return new Shot(deck.remove(), random.nextDouble(), random.nextInt(MOST_PASSED));
  }
}
