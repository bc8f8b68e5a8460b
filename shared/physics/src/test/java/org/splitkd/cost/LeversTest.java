package org.splitkd.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.CaseStudy;
import org.splitkd.model.CutLayer;
import org.splitkd.model.MemoryFootprint;

/** The case study has n = 2 batches of 2,048 tokens per epoch and E = 4 epochs. */
class LeversTest {

  private static final CutLayer CUT = new CutLayer(3);
  private static final double TOKENS = 2048;

  @ParameterizedTest
  @CsvSource({"none, 1, 8", "session, 1, 2", "session, 2, 2", "run, 1, 2", "run, 2, 0"})
  void shouldRunTheTeacherOnFreshBatchesOnly(String labels, int round, int fresh) {
    SessionWork usual = session();
    SessionWork work = session("levers.soft-labels=" + labels, "levers.round=" + round);

    assertEquals(fresh, work.freshBatches());
    assertEquals(8, work.batches());
    assertEquals(
        fresh * usual.batch().teacherFlop() + 8 * usual.batch().studentFlop(),
        work.serverFlop(),
        1e-9 * work.serverFlop());
    assertEquals(
        fresh * usual.batch().teacherInputBits()
            + 8 * usual.batch().smashedBits()
            + usual.uploadBits(),
        work.uplinkBits());
    assertEquals(usual.downlinkBits(), work.downlinkBits());
    assertEquals(usual.deviceFlop(), work.deviceFlop());
  }

  /** A token of 128,256 has 17 bits, a row of the embedding 4,096 values of 16. */
  @Test
  void shouldSendSeventeenBitsInsteadOfARow() {
    assertEquals(TOKENS * 4096 * 16, session().batch().teacherInputBits());
    assertEquals(
        TOKENS * 17,
        session("levers.token-codes=true", "workload.label-bits=32").batch().teacherInputBits());
  }

  @Test
  void shouldRunAnFp8TeacherInLessTime() {
    double usual = session().batch().teacherFlop();

    assertEquals(usual / 2, session("levers.teacher-precision=fp8").batch().teacherFlop());
    assertEquals(
        usual / 1.5,
        session("levers.teacher-precision=fp8", "levers.fp8-speedup=1.5").batch().teacherFlop());
    assertEquals(usual, session("levers.fp8-speedup=1.5").batch().teacherFlop());
  }

  /** LLaMA 3.1 8B has 8,030,261,248 parameters, 525,336,576 of them in its embedding. */
  @Test
  void shouldCountTheMemoryOfLevers() {
    double device = memory().deviceBytes(CUT, 0);
    double server = memory().serverBytes(CUT);

    assertEquals(device - 2 * 525_336_576.0, memory("levers.token-codes=true").deviceBytes(CUT, 0));
    assertEquals(
        server - 8_030_261_248.0, memory("levers.teacher-precision=fp8").serverBytes(CUT), 1);
    double labels = 2 * TOKENS * 128_256 * 2;
    assertEquals(server + labels, memory("levers.soft-labels=session").serverBytes(CUT), 1);
    assertEquals(server + 10 * labels, memory("levers.soft-labels=run").serverBytes(CUT), 1);
    assertEquals(
        server + labels / 2,
        memory("levers.soft-labels=session", "levers.soft-label-bits=8").serverBytes(CUT),
        1);
    assertEquals(device, memory("levers.soft-labels=run").deviceBytes(CUT, 0));
  }

  @Test
  void shouldBeOffWithoutKeys() {
    assertEquals(Levers.OFF, CaseStudy.with().workload().levers());
    assertTrue(!Levers.OFF.anyOn());
    assertTrue(CaseStudy.with("levers.token-codes=true").workload().levers().anyOn());
  }

  private static SessionWork session(String... sets) {
    return CaseStudy.with(sets).workload().sessionAt(CUT);
  }

  private static MemoryFootprint memory(String... sets) {
    return CaseStudy.with(sets).workload().memory(10);
  }
}
