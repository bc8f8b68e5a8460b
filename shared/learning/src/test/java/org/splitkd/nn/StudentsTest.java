package org.splitkd.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.splitkd.nn.TinyModels.LENGTH;
import static org.splitkd.nn.TinyModels.SEQUENCES;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.splitkd.nn.torch.Bridge;
import org.splitkd.nn.torch.Kept;
import org.splitkd.nn.torch.NativeScope;

class StudentsTest {

  private static final LlamaModel BASE = TinyModels.student(3);
  private static final int[] TOKENS = TinyModels.tokens(0);

  @Test
  void shouldFoldAdaptersIntoTheSameModel() {
    StudentState trained = trained();
    LlamaModel folded = Students.model(BASE, trained, TinyModels.LORA.lora());

    assertNotEquals(BASE.blocks(), folded.blocks());
    assertArrayEquals(besides(trained), logits(folded), 1e-5f);
  }

  /** B is zero before the first step. */
  @Test
  void shouldLeaveTheModelAsItIsWhenAdaptersAreUntrained() {
    StudentState untrained = Students.untrained(BASE, TinyModels.LORA.lora(), 9);

    assertEquals(BASE, Students.model(BASE, untrained, TinyModels.LORA.lora()));
  }

  @Test
  void shouldNotTrainTheLastNormBesideAdapters() {
    assertEquals(Students.untrained(BASE, TinyModels.LORA.lora(), 9).norm(), trained().norm());
  }

  private static StudentState trained() {
    try (WholeStudent student =
        new WholeStudent(
            BASE, Students.untrained(BASE, TinyModels.LORA.lora(), 9), LENGTH, TinyModels.LORA)) {
      for (int step = 0; step < 6; step++) {
        student.train(TOKENS, SEQUENCES, null, TinyModels.tokens(1));
      }
      return student.state();
    }
  }

  /** Logits with the adapters beside the weights. */
  private static float[] besides(StudentState state) {
    try (DeviceHalf blocks = new DeviceHalf(BASE, state.blocks(), 0, LENGTH, TinyModels.LORA);
        Kept norm = Bridge.keep(BASE.norm(), ScalarType.Float);
        Kept head = Bridge.keep(BASE.head(), ScalarType.Float)) {
      return NativeScope.unrecorded(
          () -> {
            Tensor hidden = blocks.hidden(TOKENS, SEQUENCES);
            return Bridge.toFloats(
                LogitHead.logits(hidden, norm.get(), head.get(), BASE.config().normEpsilon()));
          });
    }
  }

  private static float[] logits(LlamaModel model) {
    try (FrozenModel frozen = new FrozenModel(model, LENGTH, ScalarType.Float)) {
      return NativeScope.unrecorded(
          () -> Bridge.toFloats(frozen.logits(frozen.embed(TOKENS, SEQUENCES))));
    }
  }
}
