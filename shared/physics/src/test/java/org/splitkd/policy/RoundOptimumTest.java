package org.splitkd.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splitkd.CaseStudy;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.cost.SessionCost;
import org.splitkd.cost.SessionWork;
import org.splitkd.model.CutLayer;
import org.splitkd.policy.RoundOptimum.Member;
import org.splitkd.policy.RoundOptimum.Optimum;

class RoundOptimumTest {

  private static final int GRID = 1000;
  private static final List<SessionCost> COSTS = ScenarioCosts.costs(CaseStudy.with());

  @Test
  void shouldEqualBruteForceWithThreeVehicles() {
    SplittableRandom random = new SplittableRandom(7);
    for (int round = 0; round < 6; round++) {
      List<Member> members =
          IntStream.of(random.nextInt(10), random.nextInt(10), random.nextInt(10))
              .mapToObj(vehicle -> member(vehicle, 1e8 + 4e8 * random.nextDouble()))
              .toList();
      double limit = (1.02 + 0.4 * random.nextDouble()) * sumAtCutOne(members);

      Optimum optimum = RoundOptimum.solve(members, limit).orElseThrow();
      double brute = bruteForce(members, limit);

      assertTrue(optimum.delaySeconds() <= limit * (1 + 1e-9));
      assertTrue(
          optimum.joules() <= brute * (1 + 1e-9), optimum.joules() + " J, brute force " + brute);
      assertEquals(brute, optimum.joules(), brute * 1e-4);
    }
  }

  @Test
  void shouldChargeWhatItsCutsAndFrequencyPredict() {
    List<Member> members = List.of(member(0, 3e8), member(6, 2e8), member(9, 4e8));
    Optimum optimum = RoundOptimum.solve(members, 1.15 * sumAtCutOne(members)).orElseThrow();

    List<Prediction> sessions =
        IntStream.range(0, 3)
            .mapToObj(
                i ->
                    members
                        .get(i)
                        .cost()
                        .predict(optimum.cuts().get(i), optimum.ghz(), members.get(i).rates()))
            .toList();

    assertEquals(
        sessions.stream().mapToDouble(Prediction::delaySeconds).sum(),
        optimum.delaySeconds(),
        1e-9);
    assertEquals(sessions.stream().mapToDouble(Prediction::joules).sum(), optimum.joules(), 1e-6);
  }

  @Test
  void shouldFindNothingWhenTheLimitCannotBeKept() {
    List<Member> members = List.of(member(0, 3e8), member(6, 2e8));

    assertTrue(RoundOptimum.solve(members, 0.9 * sumAtCutOne(members)).isEmpty());
  }

  @Test
  void shouldRefuseFullAccounting() {
    SessionCost full = ScenarioCosts.costs(CaseStudy.with("policy.accounting=full")).get(0);

    assertThrows(
        IllegalArgumentException.class,
        () -> new Member(full, new Rates(1e8, 1e8), List.of(new CutLayer(1))));
  }

  private static Member member(int vehicle, double uplink) {
    SessionCost cost = COSTS.get(vehicle);
    return new Member(
        cost,
        new Rates(uplink, 1.3 * uplink),
        cost.works().stream().map(SessionWork::cut).toList());
  }

  private static double sumAtCutOne(List<Member> members) {
    return members.stream()
        .mapToDouble(
            member -> member.cost().predict(new CutLayer(1), 2.52, member.rates()).delaySeconds())
        .sum();
  }

  /** Tries every vector of cuts at every frequency of a grid. */
  private static double bruteForce(List<Member> members, double limit) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i <= GRID; i++) {
      double ghz = 0.21 + (2.52 - 0.21) * i / GRID;
      Prediction[][] sessions =
          members.stream()
              .map(
                  member ->
                      member.cuts().stream()
                          .map(cut -> member.cost().predict(cut, ghz, member.rates()))
                          .toArray(Prediction[]::new))
              .toArray(Prediction[][]::new);
      for (Prediction first : sessions[0]) {
        for (Prediction second : sessions[1]) {
          for (Prediction third : sessions[2]) {
            if (first.delaySeconds() + second.delaySeconds() + third.delaySeconds() <= limit) {
              least = Math.min(least, first.joules() + second.joules() + third.joules());
            }
          }
        }
      }
    }
    return least;
  }
}
