package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.splitkd.nn.TinyModels.LENGTH;
import static org.splitkd.nn.TinyModels.SEQUENCES;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.nn.optimizer.GroupState;
import org.splitkd.nn.torch.NativeMemory;
import org.splitkd.tensor.DType;

/** A student trained in two halves learns what it learns in one piece. */
@Tag("slow")
class SplitTrainingTest {

  private static final int BLOCKS = 12;
  private static final int STEPS = 20;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11})
  void shouldEqualTheWholeStudentBitByBitAtEveryCut(int cut) {
    assertEquals(whole(TinyModels.LEARNING), split(cut, TinyModels.LEARNING));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6, 11})
  void shouldEqualTheWholeStudentWithAdapters(int cut) {
    assertEquals(whole(TinyModels.LORA), split(cut, TinyModels.LORA));
  }

  /** As in a round of sessions: the state goes out with one cut and comes back with another. */
  @Test
  void shouldEqualTheWholeStudentWhenTheCutMovesBetweenSessions() {
    LlamaModel model = TinyModels.student(BLOCKS);
    StudentState state = Students.untrained(model, TinyModels.LEARNING.lora(), 3);
    for (int session = 0; session < 4; session++) {
      state = session(model, state, 1 + 3 * session, STEPS / 4, TinyModels.LEARNING);
    }
    assertEquals(whole(TinyModels.LEARNING), state);
  }

  @Test
  void shouldGiveTheSameWhenTwoStudentsTrainAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<CompletableFuture<StudentState>> both =
          List.of(
              CompletableFuture.supplyAsync(() -> split(4, TinyModels.LEARNING), threads),
              CompletableFuture.supplyAsync(() -> split(9, TinyModels.LORA), threads));
      assertEquals(split(4, TinyModels.LEARNING), both.get(0).get());
      assertEquals(split(9, TinyModels.LORA), both.get(1).get());
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void shouldLearn() {
    LlamaModel model = TinyModels.student(2);
    try (WholeStudent student =
        new WholeStudent(
            model,
            Students.untrained(model, TinyModels.LEARNING.lora(), 3),
            LENGTH,
            TinyModels.LEARNING.withoutTeacher())) {
      double first = student.train(TinyModels.tokens(0), SEQUENCES, null, targets(0)).total();
      for (int step = 1; step < 2 * STEPS; step++) {
        student.train(TinyModels.tokens(0), SEQUENCES, null, targets(0));
      }
      double last = student.train(TinyModels.tokens(0), SEQUENCES, null, targets(0)).total();
      assertEquals(Math.log(TinyModels.VOCABULARY), first, 0.2); // knows nothing yet
      assertEquals(-1, Math.signum(last - 0.85 * first), last + " after " + first);
    }
  }

  @Test
  void shouldFreeEverythingItTook() {
    long before = NativeMemory.liveTensors();
    StudentState trained = split(5, TinyModels.LEARNING);
    assertNotEquals(0, trained.step());
    assertEquals(before, NativeMemory.liveTensors());
  }

  private static StudentState whole(LearningSettings settings) {
    LlamaModel model = TinyModels.student(BLOCKS);
    StudentState initial = Students.untrained(model, settings.lora(), 3);
    try (Teacher teacher = new Teacher(TinyModels.teacher(), LENGTH, settings.temperature());
        WholeStudent student = new WholeStudent(model, initial, LENGTH, settings)) {
      for (int step = 0; step < STEPS; step++) {
        try (SoftLabels labels = teacher.softLabels(TinyModels.tokens(step), SEQUENCES)) {
          student.train(TinyModels.tokens(step), SEQUENCES, labels, targets(step));
        }
      }
      return student.state();
    }
  }

  private static StudentState split(int cut, LearningSettings settings) {
    LlamaModel model = TinyModels.student(BLOCKS);
    StudentState initial = Students.untrained(model, settings.lora(), 3);
    return session(model, initial, cut, STEPS, settings);
  }

  private static StudentState session(
      LlamaModel model, StudentState state, int cut, int steps, LearningSettings settings) {
    List<GroupState> received =
        state.deviceSide(cut).stream()
            .map(group -> GroupState.decoded(group.encoded(DType.FP32, DType.FP32)))
            .toList();
    TokenEmbedding embedding = new TokenEmbedding(TinyModels.teacher().embedding());
    try (Teacher teacher = new Teacher(TinyModels.teacher(), LENGTH, settings.temperature());
        DeviceHalf device = new DeviceHalf(model, received, state.step(), LENGTH, settings);
        EdgeHalf edge = new EdgeHalf(model, state, cut, LENGTH, settings)) {
      for (int step = state.step(); step < state.step() + steps; step++) {
        int[] tokens = TinyModels.tokens(step);
        try (SoftLabels labels = teacher.softLabels(embedding.of(tokens, SEQUENCES, DType.FP32))) {
          device.backward(
              edge.train(
                      device.forward(tokens, SEQUENCES, DType.FP32),
                      labels,
                      targets(step),
                      DType.FP32)
                  .gradient());
        }
      }
      return edge.joined(device.states());
    }
  }

  private static int[] targets(int step) {
    return TinyModels.tokens(step + 1L);
  }
}
