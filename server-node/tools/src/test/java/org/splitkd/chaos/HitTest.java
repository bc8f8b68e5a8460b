package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splitkd.audit.Story;
import org.splitkd.chaos.Hit.Traces;
import org.splitkd.chaos.RunFiles.Look;

class HitTest {

  private static final int EVENTS = Story.WHOLE.events().size();

  @Test
  void shouldTellAStartUpWhereNoEventWasAdded() {
    assertEquals(Hit.START_UP, Hit.of(Traces.NONE, Traces.NONE));
    assertEquals(Hit.START_UP, Hit.of(traces(8), traces(8)));
    assertEquals(Hit.AFTER_THE_END, Hit.of(traces(EVENTS), traces(EVENTS)));
  }

  @Test
  void shouldTellPhasesByTheLastEvent() {
    assertEquals(Hit.CHOICE, Hit.of(Traces.NONE, traces(2)));
    assertEquals(Hit.SESSION, Hit.of(traces(2), traces(Story.RETRY_SELECTED)));
    assertEquals(Hit.SESSION, Hit.of(traces(6), traces(Story.SECOND_RESUMED)));
    assertEquals(Hit.EVALUATION, Hit.of(traces(2), traces(Story.LAST_ABORTED)));
    assertEquals(Hit.DEPLOYMENT, Hit.of(traces(2), traces(Story.ROUND_2_COMPLETED)));
    assertEquals(Hit.AFTER_THE_END, Hit.of(traces(2), traces(EVENTS)));
  }

  @Test
  void shouldTellTheWritingOfACheckpointByItsPart() {
    Look part = look(Set.of(), Set.of(".ab.safetensors.part"), Set.of());

    assertEquals(Hit.CHECKPOINT_WRITE, Hit.of(traces(2), traces(8).with(part)));
    // Left over from an earlier kill.
    assertEquals(Hit.CHOICE, Hit.of(traces(2).with(part), traces(8).with(part)));
  }

  @Test
  void shouldTellTheWritingOfTheBaselineByItsPart() {
    Look part = look(Set.of(), Set.of(), Set.of(".progress.json.part"));

    assertEquals(Hit.BASELINE_WRITE, Hit.of(traces(2), traces(8).with(part)));
    assertEquals(Hit.CHOICE, Hit.of(traces(2).with(part), traces(8).with(part)));
  }

  @Test
  void shouldTellACheckpointThatNoEventNames() {
    Traces committed =
        new Traces(
            Look.NOTHING,
            Story.WHOLE.upTo(2).then("SessionCommitted {student: {value: \"ab\"}}").stored());
    Look named = look(Set.of("ab.safetensors"), Set.of(), Set.of());
    Look another = look(Set.of("ab.safetensors", "cd.safetensors"), Set.of(), Set.of());

    assertEquals(Hit.CHOICE, Hit.of(traces(2), committed.with(named)));
    assertEquals(Hit.BETWEEN_CHECKPOINT_AND_COMMIT, Hit.of(traces(2), committed.with(another)));
    assertEquals(Hit.CHOICE, Hit.of(traces(2).with(another), committed.with(another)));
  }

  private static Traces traces(int events) {
    return new Traces(Look.NOTHING, Story.WHOLE.upTo(events).stored());
  }

  private static Look look(Set<String> checkpoints, Set<String> parts, Set<String> baseline) {
    return new Look(checkpoints, parts, baseline);
  }
}
