package org.splitkd.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.coordinator.CommittedSession;
import org.splitkd.coordinator.Deployment;
import org.splitkd.coordinator.RoundResult;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.learning.Evaluation;
import org.splitkd.nn.BlockWeights;
import org.splitkd.nn.LlamaModel;
import org.splitkd.nn.torch.NativeMemory;

/** A distillation from its first session to the deployment, through all actors. */
@Tag("slow")
class DistillationRunTest {

  private static final int ROUNDS = 2;
  private static final String FULL = "full";
  private static final String LORA = "lora";

  @TempDir static Path teacher;

  /** Distillations by what is trained, without rounding on the radio, each loaded once. */
  private static final Map<String, TinyDistillation> EXACT = new ConcurrentHashMap<>();

  @BeforeAll
  static void load() throws IOException {
    TinyDistillation.writeTeacher(teacher);
    EXACT.put(FULL, TinyDistillation.load(teacher, TinyDistillation.FULL_PRECISION));
    EXACT.put(
        LORA,
        TinyDistillation.load(teacher, TinyDistillation.FULL_PRECISION, TinyDistillation.LORA));
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL, LORA})
  void shouldLearnBitByBitWhatAPlainLoopLearns(String training) {
    TinyDistillation tiny = exact(training);
    DistillationResult result = tiny.run(2);
    WholeTraining whole =
        WholeTraining.of(tiny.distillation(), TinyDistillation.sessions(result.cell()));

    assertEquals(whole.model().weights(), result.model().weights());
    assertEquals(
        whole.sessions(),
        result.cell().rounds().stream()
            .flatMap(round -> round.sessions().stream())
            .map(CommittedSession::learning)
            .toList());
    assertEquals(
        ROUNDS * TinyDistillation.VEHICLES * tiny.distillation().volume().batchesPerSession(),
        whole.state().step());
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL, LORA})
  void shouldGiveTheSameWhateverTheThreadsAndRepeats(String training) {
    DistillationResult result = exact(training).run(1);

    assertEquals(result, exact(training).run(2));
    assertEquals(result, exact(training).run(2));
  }

  @Test
  void shouldGiveTheSameWithRoundingOnTheRadio() {
    TinyDistillation rounded = TinyDistillation.load(teacher);
    DistillationResult result = rounded.run(1);

    assertEquals(result, rounded.run(2));
    assertNotEquals(exact(FULL).run(2).model(), result.model());
  }

  @Test
  void shouldGiveSomethingElseForAnotherSeed() {
    TinyDistillation other =
        TinyDistillation.load(
            teacher, TinyDistillation.FULL_PRECISION, new String[] {"run.seed=77"});
    DistillationResult expected = exact(FULL).run(2);
    DistillationResult result = other.run(2);

    assertNotEquals(expected.model(), result.model());
    assertNotEquals(expected.cell(), result.cell());
  }

  @Test
  void shouldGiveTheSameWhenTwoRunAtOnce() throws Exception {
    List<DistillationResult> oneAfterTheOther = List.of(exact(FULL).run(2), exact(LORA).run(2));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<CompletableFuture<DistillationResult>> both =
          List.of(
              CompletableFuture.supplyAsync(() -> exact(FULL).run(2), threads),
              CompletableFuture.supplyAsync(() -> exact(LORA).run(2), threads));

      assertEquals(oneAfterTheOther, List.of(both.get(0).get(), both.get(1).get()));
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void shouldLearnAndReachEveryVehicle() {
    DistillationResult result = longer("distillation.baseline=false").run(2);

    assertEquals(ROUNDS, result.cell().rounds().size());
    // An untrained student: all tokens are equally likely.
    assertEquals(2048, result.untrained().perplexity(), 60);
    double before = result.untrained().perplexity();
    for (RoundResult round : result.cell().rounds()) {
      double after = round.evaluation().map(Evaluation::perplexity).orElse(Double.NaN);
      assertTrue(after < before, after + " after " + before);
      before = after;
    }
    assertEquals(
        List.of(0, 1, 2), result.cell().deployments().stream().map(Deployment::vehicle).toList());
    assertTrue(result.cell().deployments().stream().allMatch(Deployment::succeeded));
    assertEquals(Optional.empty(), result.baseline());
  }

  /** All weights but the two tables of 2,048 tokens. */
  @Test
  void shouldSayHowManyParametersAreTrained() {
    LlamaConfig student = exact(FULL).distillation().student().config();

    assertEquals(
        student.parameters() - 2L * 2048 * 16, exact(FULL).run(2).sizes().trainedParameters());
    // Rank 2: q 16, kv 8, ffn 24.
    assertEquals(
        2L * TinyDistillation.BLOCKS * (32 + 2 * 24 + 32 + 2 * 40 + 40),
        exact(LORA).run(2).sizes().trainedParameters());
  }

  @Test
  void shouldFollowWithAStudentThatHasNoTeacherIfAsked() {
    long before = NativeMemory.liveTensors();
    DistillationResult result = longer("distillation.baseline=true").run(2);

    List<Evaluation> rounds = result.baseline().orElseThrow();
    assertEquals(ROUNDS, rounds.size());
    assertTrue(rounds.get(1).loss() < result.untrained().loss(), rounds.toString());
    assertNotEquals(result.student(), rounds.get(1));
    assertEquals(longer("distillation.baseline=false").run(2).cell(), result.cell());
    assertEquals(before, NativeMemory.liveTensors());
  }

  @ParameterizedTest
  @ValueSource(strings = {FULL, LORA})
  void shouldFreeEveryNativeTensor(String training) {
    long before = NativeMemory.liveTensors();

    exact(training).run(2);

    assertEquals(before, NativeMemory.liveTensors());
  }

  @Test
  void shouldTrainAdaptersAloneBesideTheWeights() {
    TinyDistillation tiny = exact(LORA);
    DistillationResult result = tiny.run(2);
    LlamaModel base = tiny.distillation().student();

    assertEquals(base.embedding(), result.model().embedding());
    assertEquals(base.head(), result.model().head());
    assertEquals(base.norm(), result.model().norm());
    for (int block = 0; block < TinyDistillation.BLOCKS; block++) {
      BlockWeights untrained = base.blocks().get(block);
      BlockWeights folded = result.model().blocks().get(block);
      assertEquals(untrained.inputNorm(), folded.inputNorm());
      assertEquals(untrained.feedForwardNorm(), folded.feedForwardNorm());
      assertNotEquals(untrained.queryKeyValue(), folded.queryKeyValue());
      assertNotEquals(untrained.output(), folded.output());
      assertNotEquals(untrained.gateUp(), folded.gateUp());
      assertNotEquals(untrained.down(), folded.down());
    }
    assertTrue(result.student().loss() < result.untrained().loss());
  }

  /** Enough batches to learn the text of, and little of a teacher that is random. */
  private static TinyDistillation longer(String baseline) {
    return TinyDistillation.load(
        teacher,
        TinyDistillation.FULL_PRECISION,
        new String[] {"workload.batches-per-epoch=12", "distillation.alpha=0.1", baseline});
  }

  private static TinyDistillation exact(String training) {
    return Objects.requireNonNull(EXACT.get(training), training);
  }
}
