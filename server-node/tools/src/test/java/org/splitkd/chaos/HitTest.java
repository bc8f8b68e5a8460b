package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splitkd.audit.Story;
import org.splitkd.chaos.Hit.Traces;
import org.splitkd.chaos.RunFiles.Look;

class HitTest {

  private static final int EVENTS = Story.WHOLE.events().size();
  private static final int NEVER = 1000;

  @Test
  void shouldTellAStartUpWhereNoEventWasAdded() {
    assertEquals(Hit.START_UP, Hit.of(Traces.NONE, Traces.NONE, NEVER));
    assertEquals(Hit.START_UP, Hit.of(traces(8), traces(8), NEVER));
    assertEquals(Hit.AFTER_THE_END, Hit.of(traces(EVENTS), traces(EVENTS), NEVER));
  }

  @Test
  void shouldTellPhasesByTheLastEvent() {
    assertEquals(Hit.CHOICE, Hit.of(Traces.NONE, traces(2), NEVER));
    assertEquals(Hit.SESSION, Hit.of(traces(2), traces(Story.RETRY_SELECTED), NEVER));
    assertEquals(Hit.SESSION, Hit.of(traces(6), traces(Story.SECOND_RESUMED), NEVER));
    assertEquals(Hit.EVALUATION, Hit.of(traces(2), traces(Story.LAST_ABORTED), NEVER));
    assertEquals(Hit.DEPLOYMENT, Hit.of(traces(2), traces(Story.ROUND_2_COMPLETED), NEVER));
    assertEquals(Hit.AFTER_THE_END, Hit.of(traces(2), traces(EVENTS), NEVER));
  }

  @Test
  void shouldTellTheWritingOfACheckpointByItsPart() {
    Look part = look(Set.of(), Set.of(".ab.safetensors.part"), Set.of());

    assertEquals(Hit.CHECKPOINT_WRITE, Hit.of(traces(2), traces(8).with(part), NEVER));
    // Left over from an earlier kill.
    assertEquals(Hit.CHOICE, Hit.of(traces(2).with(part), traces(8).with(part), NEVER));
  }

  @Test
  void shouldTellTheWritingOfTheBaselineByItsPart() {
    Look part = look(Set.of(), Set.of(), Set.of(".progress.json.part"));

    assertEquals(Hit.BASELINE_WRITE, Hit.of(traces(2), traces(8).with(part), NEVER));
    assertEquals(Hit.CHOICE, Hit.of(traces(2).with(part), traces(8).with(part), NEVER));
  }

  @Test
  void shouldTellACheckpointThatNoEventNames() {
    Traces committed =
        new Traces(
            Look.NOTHING,
            Story.WHOLE.upTo(2).then("SessionCommitted {student: {value: \"ab\"}}").stored(),
            0);
    Look named = look(Set.of("ab.safetensors"), Set.of(), Set.of());
    Look another = look(Set.of("ab.safetensors", "cd.safetensors"), Set.of(), Set.of());

    assertEquals(Hit.CHOICE, Hit.of(traces(2), committed.with(named), NEVER));
    assertEquals(
        Hit.BETWEEN_CHECKPOINT_AND_COMMIT, Hit.of(traces(2), committed.with(another), NEVER));
    assertEquals(Hit.CHOICE, Hit.of(traces(2).with(another), committed.with(another), NEVER));
  }

  @Test
  void shouldTellASnapshotThatIsDueAndNotThere() {
    assertEquals(Hit.SNAPSHOT, Hit.of(traces(2), traces(8), 4));
    assertEquals(Hit.SNAPSHOT, Hit.of(traces(2), traces(11, 5), 5)); // due after 10 of 9 to 11
    assertEquals(Hit.EVALUATION, Hit.of(traces(2), traces(10, 10), 5));
    assertEquals(Hit.SESSION, Hit.of(traces(8), traces(9, 4), 8)); // not of this process
  }

  private static Traces traces(int events) {
    return traces(events, 0);
  }

  private static Traces traces(int events, long snapshot) {
    return new Traces(Look.NOTHING, Story.WHOLE.upTo(events).stored(), snapshot);
  }

  private static Look look(Set<String> checkpoints, Set<String> parts, Set<String> baseline) {
    return new Look(checkpoints, parts, baseline);
  }
}
