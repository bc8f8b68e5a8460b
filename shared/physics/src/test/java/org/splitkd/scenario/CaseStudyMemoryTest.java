package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.splitkd.cost.SessionCost;
import org.splitkd.model.CutLayer;

/** The vehicles of the case study (1 to 10) whose memory holds their share of the training. */
class CaseStudyMemoryTest {

  private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);

  @Test
  void shouldFitLoraEverywhere() {
    Scenario lora = Scenarios.caseStudy();
    assertEquals(ALL, fitting(lora, 1));
    assertEquals(ALL, fitting(lora, 11));
  }

  @Test
  void shouldNotFitFullTrainingOfElevenBlocksOnOrinNx() {
    Scenario full = Scenarios.caseStudy("workload.training=full");
    assertEquals(ALL, fitting(full, 1));
    assertEquals(List.of(1, 2, 3, 4, 9, 10), fitting(full, 11));
  }

  @Test
  void shouldFitTwoBlocksOfFullTrainingInEightGibibytesAndNineInSixteen() {
    Scenario full = Scenarios.caseStudy("workload.training=full");
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10), fitting(full, 2));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 9, 10), fitting(full, 3));
    assertEquals(List.of(1, 2, 3, 4, 5, 6, 9, 10), fitting(full, 9));
    assertEquals(List.of(1, 2, 3, 4, 9, 10), fitting(full, 10));
  }

  private static List<Integer> fitting(Scenario scenario, int cut) {
    return IntStream.range(0, scenario.fleet().size())
        .filter(
            vehicle ->
                new SessionCost(
                        scenario.workload(),
                        scenario.equipment(vehicle),
                        scenario.policy().accounting())
                    .fitsMemory(new CutLayer(cut)))
        .mapToObj(vehicle -> vehicle + 1)
        .toList();
  }
}
