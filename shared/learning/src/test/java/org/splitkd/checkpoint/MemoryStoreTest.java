package org.splitkd.checkpoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.splitkd.nn.StudentState;

class MemoryStoreTest {

  private final CheckpointStore store = CheckpointStore.memory();

  @Test
  void shouldGiveBackTheVeryStateByALabelThatCountsUp() {
    StudentState first = States.tiny(1);
    StudentState second = States.tiny(2);

    assertEquals(new CheckpointId("memory-1"), store.save(first));
    assertEquals(new CheckpointId("memory-2"), store.save(second));
    assertSame(first, store.load(new CheckpointId("memory-1")));
    assertSame(second, store.load(new CheckpointId("memory-2")));
  }

  @Test
  void shouldForgetAllButWhatIsRetained() {
    CheckpointId first = store.save(States.tiny(1));
    CheckpointId second = store.save(States.tiny(2));

    store.retain(Set.of(second));

    assertEquals(States.tiny(2), store.load(second));
    CheckpointException missing = assertThrows(CheckpointException.class, () -> store.load(first));
    assertEquals("memory-1: there is no such checkpoint", missing.getMessage());
  }

  @Test
  void shouldNotGiveALabelAgainThatWasForgotten() {
    store.save(States.tiny(1));
    store.retain(Set.of());

    assertEquals(new CheckpointId("memory-2"), store.save(States.tiny(1)));
  }
}
