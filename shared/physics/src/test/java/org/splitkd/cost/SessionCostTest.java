package org.splitkd.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.radio.Rates;
import org.splitkd.model.CutLayer;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;

class SessionCostTest {

  private static final CutLayer CUT_ONE = new CutLayer(1);

  /**
   * Peak rates of the case study's carrier at 64QAM, R = 948/1024: 132 PRB · 12 · 112,000
   * symbols/s, half of the time in each direction.
   */
  private static final Rates PEAK =
      new Rates(5.5547 * 132 * 12 * 112e3 * 0.90 * 0.5, 5.5547 * 132 * 12 * 112e3 * 0.82 * 0.5);

  @Test
  void shouldSendWhatTheModelsWidthsMake() {
    SessionWork work = caseStudy().workload().sessionAt(new CutLayer(3));

    // 4 sequences of 512 tokens, widths 4096 and 2048, 16 bits.
    assertEquals(2048 * 4096 * 16, work.batch().teacherInputBits());
    assertEquals(2048 * 2048 * 16, work.batch().smashedBits());
    assertEquals(2048 * 2048 * 16, work.batch().gradientBits());
    // LoRA of rank 16 on seven maps: 44,032 · 16 parameters in a real block, 4/3 of that in each of
    // twelve blocks.
    assertEquals(3 * 44_032 * 16 * 4 / 3 * 16, work.downloadBits(), 1e-3);
    assertEquals(work.downloadBits(), work.uploadBits());
    assertEquals(8, work.batches());
  }

  @Test
  void shouldSendLabelsWithTheTeachersInputAndOptimizerStateWithParameters() {
    Workload bare = caseStudy().workload();
    Workload full = caseStudy("workload.label-bits=17", "workload.optimizer-bits=32").workload();
    BatchWork bareBatch = bare.sessionAt(CUT_ONE).batch();
    BatchWork fullBatch = full.sessionAt(CUT_ONE).batch();

    assertEquals(bareBatch.teacherInputBits() + 2048 * 17, fullBatch.teacherInputBits());
    assertEquals(bareBatch.smashedBits(), fullBatch.smashedBits());
    // 16 bits for a parameter and 32 for its optimiser state.
    assertEquals(
        3 * bare.sessionAt(CUT_ONE).downloadBits(), full.sessionAt(CUT_ONE).downloadBits());
    assertEquals(3 * bare.sessionAt(CUT_ONE).uploadBits(), full.sessionAt(CUT_ONE).uploadBits());
  }

  @Test
  void shouldSendActivationsEquallyLargeAtEveryCut() {
    Workload workload = caseStudy().workload();
    for (int cut = 2; cut <= 11; cut++) {
      assertEquals(
          workload.sessionAt(CUT_ONE).batch().uplinkBits(),
          workload.sessionAt(new CutLayer(cut)).batch().uplinkBits());
    }
  }

  /** The teacher's forward pass is about 76 % of the server's work. */
  @Test
  void shouldSpendMostOfTheServersWorkOnTheTeacher() {
    BatchWork batch = caseStudy().workload().sessionAt(CUT_ONE).batch();

    assertEquals(0.7608, batch.teacherFlop() / batch.serverFlop(), 5e-5);
  }

  @Test
  void shouldLeaveOutParametersThatAreNotSent() {
    Scenario scenario =
        caseStudy("workload.download-parameters=false", "workload.upload-parameters=false");
    SessionWork work = scenario.workload().sessionAt(CUT_ONE);

    assertEquals(0, work.downloadBits());
    assertEquals(0, work.uploadBits());
  }

  /**
   * One session with vehicle 1 at cut 1, 2.1 GHz and peak rates takes 10.14 s, overlapped 5.53 s.
   */
  @Test
  void shouldTakeHalfTheTimeOverlapped() {
    assertEquals(10.14, predicted("sequential").delaySeconds(), 0.005);
    assertEquals(5.53, predicted("overlapped").delaySeconds(), 0.005);
    assertEquals(predicted("sequential").joules(), predicted("overlapped").joules(), 1e-9);
  }

  @Test
  void shouldCountOnlyWhatTheAccountingSays() {
    EnergyParts parts = new EnergyParts(1, 20, 300, 4_000, 50_000, 600_000, 7_000_000);

    assertEquals(4_321, new Accounting(false, false).joules(parts));
    assertEquals(654_321, new Accounting(true, false).joules(parts));
    assertEquals(7_004_321, new Accounting(false, true).joules(parts));
    assertEquals(7_654_321, new Accounting(true, true).joules(parts));
  }

  @Test
  void shouldRefuseACutThatLeavesTheServerNothing() {
    Workload workload = caseStudy().workload();

    assertThrows(IllegalArgumentException.class, () -> workload.sessionAt(new CutLayer(12)));
  }

  private static Prediction predicted(String schedule) {
    Scenario scenario = caseStudy("workload.schedule=" + schedule);
    return new SessionCost(
            scenario.workload(), scenario.equipment(0), scenario.policy().accounting())
        .predict(CUT_ONE, 2.1, PEAK);
  }

  private static Scenario caseStudy(String... sets) {
    Path file = Path.of(System.getProperty("splitkd.home"), "conf", "case-study.conf");
    return ScenarioFile.load(file, Arrays.asList(sets)).scenario();
  }
}
