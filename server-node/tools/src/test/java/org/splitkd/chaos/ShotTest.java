package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.splitkd.chaos.RunFiles.Look;

class ShotTest {

  private static final Durations TOOK = new Durations(1000, 200, 5000);
  private static final Look OLD = new Look(Set.of("a"), Set.of(".x.part"), Set.of(".y.part"));

  private final Life life = new Life(0, OLD);

  @Test
  void shouldMeetTheStartUpAfterItsShareOfIt() {
    Shot shot = new Shot(Target.START_UP, 0.25, 0);

    assertFalse(at(249, OLD, shot));
    assertTrue(at(250, OLD, shot));
  }

  @Test
  void shouldMeetASessionAfterTheStartUpOrTheFirstCheckpoint() {
    Shot shot = new Shot(Target.SESSION, 0.5, 2);

    assertFalse(at(1099, OLD, shot));
    assertTrue(at(1100, OLD, shot));
    assertFalse(at(1150, with("b"), shot)); // faster than the measured session
    assertTrue(at(1250, with("b"), shot));
  }

  @Test
  void shouldMeetTheWritingOfACheckpointAfterThoseThatPass() {
    Shot shot = new Shot(Target.CHECKPOINT_WRITE, 0.5, 1);
    Look writing = new Look(Set.of("b", "c"), Set.of(".x.part", ".z.part"), Set.of());

    assertFalse(at(1, new Look(Set.of("b"), Set.of(".z.part"), Set.of()), shot));
    assertFalse(at(2, new Look(Set.of("b", "c"), Set.of(".x.part"), Set.of()), shot));
    assertTrue(at(3, writing, shot));
  }

  @Test
  void shouldMeetACommitSoonAfterItsCheckpoint() {
    Shot shot = new Shot(Target.COMMIT, 0.5, 0);

    assertFalse(at(5000, OLD, shot));
    assertFalse(at(5001, with("b"), shot));
    assertFalse(at(5015, with("b"), shot));
    assertTrue(at(5016, with("b"), shot));
  }

  @Test
  void shouldMeetTheWritingOfTheBaselineAfterACommit() {
    Shot shot = new Shot(Target.BASELINE_WRITE, 0.5, 0);
    Look writing = new Look(Set.of("a"), Set.of(), Set.of(".z.part"));

    assertFalse(at(1, writing, shot));
    assertFalse(at(2, with("b"), shot));
    assertTrue(at(3, writing, shot));
  }

  @Test
  void shouldMeetAnyTimeAfterACommit() {
    Shot shot = new Shot(Target.ANY_TIME, 0.5, 0);

    assertFalse(at(3000, OLD, shot));
    assertFalse(at(2000, with("b"), new Shot(Target.ANY_TIME, 0.5, 0)));
    assertTrue(at(2500, with("b"), shot));
  }

  @Test
  void shouldDrawEveryTargetBeforeAnyComesAgain() {
    Shots shots = new Shots(7);

    for (int deck = 0; deck < 5; deck++) {
      Set<Target> drawn = EnumSet.noneOf(Target.class);
      for (int i = 0; i < Target.values().length; i++) {
        assertTrue(drawn.add(shots.next().target()));
      }
    }
  }

  @Test
  void shouldDrawTheSameForASeed() {
    assertEquals(drawn(7), drawn(7));
    assertNotEquals(drawn(7), drawn(8));
  }

  @Test
  void shouldLetSomethingBeCommittedBeforeTwoOfThreeKills() {
    long before = Stream.of(Target.values()).filter(target -> target.afterCommit).count();

    assertEquals(2L * Target.values().length, 3 * before);
  }

  private static List<Shot> drawn(long seed) {
    Shots shots = new Shots(seed);
    return Stream.generate(shots::next).limit(20).toList();
  }

  private boolean at(long millis, Look look, Shot shot) {
    life.see(millis * 1_000_000, look);
    return shot.due(life, TOOK);
  }

  private static Look with(String checkpoint) {
    return new Look(Set.of(checkpoint), Set.of(), Set.of());
  }
}
