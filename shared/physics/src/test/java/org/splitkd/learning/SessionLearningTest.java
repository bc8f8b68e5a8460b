package org.splitkd.learning;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionLearningTest {

  @Test
  void shouldWeightBatchesWithTheirTokens() {
    List<BatchLoss> batches = List.of(new BatchLoss(4, 2, 8, 30), new BatchLoss(8, 6, 0, 10));

    assertEquals(new SessionLearning(5, 3, 6, 40), SessionLearning.over(batches));
  }

  @Test
  void shouldBeNothingWhereNothingIsLearned() {
    assertEquals(SessionLearning.NONE, SessionLearning.over(List.of()));
    assertEquals(
        SessionLearning.NONE, SessionLearning.over(List.of(BatchLoss.NONE, BatchLoss.NONE)));
  }
}
