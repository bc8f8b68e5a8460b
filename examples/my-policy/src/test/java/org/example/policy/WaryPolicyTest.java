package org.example.policy;

import org.junit.jupiter.api.Test;
import org.splitkd.testkit.CellScenario;
import org.splitkd.testkit.CellTest;

@CellTest
class WaryPolicyTest {

  @Test
  void shouldPutOffAVehicleThatDied(CellScenario cell) {
    cell.policy("my-policy")
        .vehicles(3)
        .rounds(2)
        .when("vehicle 1 dies at batch 2")
        .run()
        .expectServed(2, 3, 2, 3, 1)
        .expectAborted(1, "died")
        .expectSameOnEverySeed(10)
        .expectSameWhenResumed();
  }

  @Test
  void shouldForgiveAtOnceWithoutMemory(CellScenario cell) {
    cell.policy("my-policy")
        .set("policy.settings.my-policy.memory=0")
        .vehicles(3)
        .rounds(2)
        .when("vehicle 1 dies at batch 2")
        .run()
        .expectServed(2, 3, 1, 2, 3);
  }
}
