package org.splitkd.cost;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.splitkd.api.cost.Accounting;
import org.splitkd.api.radio.Rates;
import org.splitkd.hardware.Device;
import org.splitkd.model.LlamaShape;
import org.splitkd.model.PartitionedModel;
import org.splitkd.scenario.Scenario;
import org.splitkd.scenario.ScenarioFile;

/** LLaMA-1B in FP16 on the case study: 1,235,814,400 parameters, 16 blocks partitioned into 12. */
class InferenceCostTest {

  private static final Scenario SCENARIO =
      ScenarioFile.load(
              Path.of(System.getProperty("splitkd.home"), "conf/case-study.conf"), List.of())
          .scenario();
  private static final PartitionedModel LLAMA_1B = SCENARIO.workload().student();

  /** AGX Orin 64GB at 1.3 GHz: 60 W, 204.8 GB/s, 17.04 TFLOP/s. */
  private static final Device ORIN = SCENARIO.fleet().get(0);

  private static final double WEIGHT_BYTES = 2 * 1_235_814_400.0;

  /** A key and a value of 512 elements in each of 16 blocks. */
  private static final double CACHE_BYTES = 16 * 2 * 512 * 2;

  private static final Rates RATES = new Rates(100e6, 200e6);
  private static final Accounting ACTIVE = new Accounting(false, false);

  @Test
  void shouldReadAllWeightsForEveryToken() {
    InferenceCharge charge = InferenceCost.onDevice(new InferenceWork(LLAMA_1B, 1, 1), ORIN);

    assertEquals(12.07e-3, charge.seconds(), 0.005e-3);
    assertEquals(WEIGHT_BYTES / 204.8e9, charge.firstTokenSeconds(), 1e-12);
    assertEquals(82.86, charge.tokensPerSecond(), 0.005);
    assertEquals(0.7241, charge.joules(), 0.00005);
    assertEquals(12, charge.cut());
  }

  @Test
  void shouldReadTheCacheToo() {
    InferenceCharge charge = InferenceCost.onDevice(new InferenceWork(LLAMA_1B, 10, 3), ORIN);

    // Tokens 11 and 12 attend to themselves and all previous tokens.
    double further = (2 * WEIGHT_BYTES + (11 + 12) * CACHE_BYTES) / 204.8e9;
    assertEquals(further, charge.seconds() - charge.firstTokenSeconds(), 1e-12);
    assertEquals(2 / further, charge.tokensPerSecond(), 1e-6);
    assertEquals(60 * charge.seconds() / 3, charge.joulesPerToken(), 1e-9);
  }

  @Test
  void shouldComputeALongPrompt() {
    InferenceCharge charge = InferenceCost.onDevice(new InferenceWork(LLAMA_1B, 512, 1), ORIN);

    // 2 · 60,817,408 for the linear maps of a block, 4 · 512 · 2048 for attention; 16 blocks; the
    // head for the last token.
    double flop = 512 * 16 * (2 * 60_817_408.0 + 4 * 512 * 2048) + 2 * 2048 * 128_256.0;
    assertEquals(1.031317e12, flop, 1e6);
    assertEquals(flop / 17.03936e12, charge.seconds(), 1e-12);
  }

  @Test
  void shouldReadOnlyTheHeadOfAnUntiedModel() {
    LlamaShape untied = new LlamaShape("untied", 2048, 8192, 32, 8, 128256, 16, false);
    InferenceWork work = new InferenceWork(new PartitionedModel(untied, 16), 1, 1);

    assertEquals(WEIGHT_BYTES / 204.8e9, InferenceCost.onDevice(work, ORIN).seconds(), 1e-12);
  }

  @Test
  void shouldSendHiddenStatesUpAndTokensDown() {
    InferenceCharge charge = cost(10, 3).at(6, RATES);

    // Half of the blocks: 8 · 60,821,504 parameters. The prompt's 10 tokens are few: both
    // processors are bound by memory.
    double deviceBytes = 2 * 8 * 60_821_504.0;
    double cache = (11 + 12) * CACHE_BYTES / 2;
    assertEquals((3 * deviceBytes + cache) / 204.8e9, charge.time().device(), 1e-12);
    assertEquals(12 * 2048 * 16 / 100e6, charge.time().uplink(), 1e-12);
    assertEquals(
        (3 * (WEIGHT_BYTES - deviceBytes) + cache) / 1008e9, charge.time().server(), 1e-12);
    assertEquals(3 * 32 / 200e6, charge.time().downlink(), 1e-15);
    assertEquals(charge.time().sum(), charge.seconds());
    // 60 W, modem 5 and 3 W, GPU 450 W.
    assertEquals(
        60 * charge.time().device()
            + 5 * charge.time().uplink()
            + 3 * charge.time().downlink()
            + 450 * charge.time().server(),
        charge.joules(),
        1e-9);
    assertEquals(
        deviceBytes / 204.8e9
            + 10 * 2048 * 16 / 100e6
            + (WEIGHT_BYTES - deviceBytes) / 1008e9
            + 32 / 200e6,
        charge.firstTokenSeconds(),
        1e-12);
  }

  @Test
  void shouldSendTokensAloneWhereTheServerDoesAll() {
    InferenceCharge charge = cost(10, 3).at(0, RATES);

    assertEquals(0, charge.time().device());
    assertEquals(10 * 32 / 100e6, charge.time().uplink(), 1e-15);
    assertEquals(3 * 32 / 200e6, charge.time().downlink(), 1e-15);
    assertEquals(
        (3 * WEIGHT_BYTES + (11 + 12) * CACHE_BYTES) / 1008e9, charge.time().server(), 1e-12);
  }

  @Test
  void shouldNeedNoServerWhereTheDeviceDoesAll() {
    InferenceWork work = new InferenceWork(LLAMA_1B, 10, 3);
    InferenceCharge alone = InferenceCost.onDevice(work, ORIN);

    assertEquals(alone, cost(10, 3).at(12, RATES));
    assertEquals(alone, cost(10, 3).charge(Partition.NONE, RATES));
    assertEquals(alone, cost(10, 3).charge(Partition.LATENCY, Rates.NONE));
    assertEquals(alone, cost(10, 3).charge(Partition.ENERGY, new Rates(1e9, 0)));
  }

  @Test
  void shouldLeaveAllToTheFasterServerUnlessTheLinkIsSlow() {
    assertEquals(0, cost(10, 20).charge(Partition.LATENCY, RATES).cut());
    // 32 bits take longer than the 12 ms of the device.
    assertEquals(12, cost(10, 20).charge(Partition.LATENCY, new Rates(1e9, 2000)).cut());
    // 2.5 ms at 450 W on the server are more than 12 ms at 60 W on the device.
    assertEquals(12, cost(10, 20).charge(Partition.ENERGY, RATES).cut());
  }

  @Property(tries = 200)
  void shouldChooseNoWorseThanAnyCut(
      @ForAll @IntRange(min = 1, max = 600) int prompt,
      @ForAll @IntRange(min = 1, max = 40) int tokens,
      @ForAll @DoubleRange(min = 3, max = 9) double uplink,
      @ForAll @DoubleRange(min = 3, max = 9) double downlink,
      @ForAll @IntRange(min = 0, max = 9) int vehicle) {
    Rates rates = new Rates(Math.pow(10, uplink), Math.pow(10, downlink));
    InferenceCost cost =
        new InferenceCost(
            new InferenceWork(LLAMA_1B, prompt, tokens), SCENARIO.equipment(vehicle), ACTIVE, 16);
    InferenceCharge fastest = cost.charge(Partition.LATENCY, rates);
    InferenceCharge thriftiest = cost.charge(Partition.ENERGY, rates);
    for (int cut = 0; cut <= 12; cut++) {
      InferenceCharge other = cost.at(cut, rates);
      assertTrue(fastest.seconds() <= other.seconds(), "cut " + cut);
      assertTrue(thriftiest.joules() <= other.joules(), "cut " + cut);
    }
  }

  @Test
  void shouldRefuseNoTokens() {
    assertThrows(IllegalArgumentException.class, () -> new InferenceWork(LLAMA_1B, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new InferenceWork(LLAMA_1B, 1, 0));
  }

  private static InferenceCost cost(int prompt, int tokens) {
    return new InferenceCost(
        new InferenceWork(LLAMA_1B, prompt, tokens), SCENARIO.equipment(0), ACTIVE, 16);
  }
}
