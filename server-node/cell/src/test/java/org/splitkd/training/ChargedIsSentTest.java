package org.splitkd.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.models.Halves;
import com.example.models.TopK;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.codec.CodecFactory;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.device.TensorDeviceTrainer;
import org.splitkd.distillation.Distillation;
import org.splitkd.edge.EdgeTrainer.StudentStart;
import org.splitkd.edge.EdgeTrainer.StudentStep;
import org.splitkd.edge.TensorEdgeTrainer;
import org.splitkd.model.CutLayer;
import org.splitkd.plugin.PluginJar;
import org.splitkd.plugin.Plugins;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionId;
import org.splitkd.tensor.Tensor;

/** The bits charged on the radio are the bits sent. */
@Tag("slow")
class ChargedIsSentTest {

  private static final SessionId SESSION = new SessionId(1, 1, 0);
  private static final int DOWN = 0;
  private static final int TEACHER_INPUT = 1;
  private static final int SMASHED = 2;
  private static final int GRADIENT = 3;

  @TempDir static Path teacher;

  @BeforeAll
  static void writeTeacher() throws IOException {
    TinyDistillation.writeTeacher(teacher);
  }

  @ParameterizedTest
  @CsvSource({
    "fp32, fp32, fp32, full",
    "fp16, fp16, bf16, full",
    "bf16, bf16, fp32, full",
    "int8, fp16, bf16, full",
    "int8, bf16, bf16, lora"
  })
  void shouldBeTheBytesOfTheTensors(
      String values, String parameters, String moments, String training) {
    Distillation distillation =
        TinyDistillation.load(
                teacher,
                wire(values, parameters, moments),
                new String[] {"distillation.training=" + training, "distillation.lora-rank=3"})
            .distillation();
    for (int cut = 1; cut < TinyDistillation.BLOCKS; cut++) {
      List<Payload> sent = sent(distillation, new CutLayer(cut));
      assertEquals(2 + 3 * distillation.volume().batchesPerSession() + 1, sent.size());
      for (Payload payload : sent) {
        assertFalse(payload.tensors().isEmpty());
        assertEquals(bytes(payload) * 8, payload.bits(), () -> "of " + payload.tensors());
      }
    }
  }

  /** Four values of a token in six bytes each, and two bytes for a parameter. */
  @Test
  void shouldBeTheBytesOfCodecsOfOthers(@TempDir Path folder) throws IOException {
    Distillation distillation = coded(folder);

    for (Payload payload : sent(distillation, new CutLayer(2))) {
      assertEquals(bytes(payload) * 8, payload.bits(), () -> "of " + payload.tensors());
    }
    Payload smashed = sent(distillation, new CutLayer(1)).get(SMASHED);
    assertEquals("top-k[2, 16, 16]", smashed.tensors().get(0).toString());
    assertEquals(2 * 16 * 24 * 8, smashed.bits());
  }

  @Test
  void shouldRefuseWhatAnotherCodecWrote(@TempDir Path folder) throws IOException {
    Distillation distillation = coded(folder);
    Payload stranger =
        new Payload(0, List.of(Tensor.coded("zip", ByteBuffer.allocate(2 * 16 * 24), 2, 16, 16)));
    try (TensorEdgeTrainer edge = new TensorEdgeTrainer(distillation, CheckpointStore.memory());
        TensorDeviceTrainer device = new TensorDeviceTrainer(distillation)) {
      StudentStart start = edge.begin(SESSION, new CutLayer(1), Optional.empty());
      device.begin(SESSION, new CutLayer(1), start.step(), start.parameters());
      edge.teach(SESSION, 0, device.embed(0));
      device.forward(0);

      assertRefused(() -> edge.train(SESSION, 0, stranger));
      assertRefused(() -> device.backward(0, stranger));
    }
  }

  private static void assertRefused(Executable call) {
    assertEquals(
        "zip[2, 16, 16]: must be coded by top-k",
        assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  private static Distillation coded(Path folder) throws IOException {
    Plugins codecs = PluginJar.of(folder, CodecFactory.class, TopK.class, Halves.class);
    return TinyDistillation.load(codecs, teacher, wire("top-k", "halves", "bf16")).distillation();
  }

  /**
   * LLaMA-3.1-8B and 3.2-1B at batches of 4 times 512 tokens: widths 4,096 and 2,048, labels of 32
   * bits. LoRA of rank 16 trains 16/12 · 16 · 44,032 parameters of a block, 2,818,048 of three:
   * with an FP16 value and two BF16 moments each. Twelve blocks are deployed without moments.
   */
  @Test
  void shouldBeWhatThePapersModelsTakeWhenChargedAsThose() {
    Distillation distillation =
        TinyDistillation.load(
                teacher,
                new String[] {"workload.charge-as=models", "distillation.student.blocks=12"})
            .distillation();

    List<Payload> sent = sent(distillation, new CutLayer(3));

    double parameters = 2_818_048.0 * (16 + 2 * 16);
    assertEquals(parameters, sent.get(DOWN).bits(), 1e-3);
    assertEquals(2048.0 * 4096 * 16 + 2048.0 * 32, sent.get(TEACHER_INPUT).bits());
    assertEquals(2048.0 * 2048 * 16, sent.get(SMASHED).bits());
    assertEquals(2048.0 * 2048 * 16, sent.get(GRADIENT).bits());
    assertEquals(parameters, sent.get(sent.size() - 2).bits(), 1e-3);
    assertEquals(4 * 2_818_048.0 * 16, sent.get(sent.size() - 1).bits(), 1e-3);
  }

  /** The messages of a session in order, then the deployed student. */
  private static List<Payload> sent(Distillation distillation, CutLayer cut) {
    List<Payload> sent = new ArrayList<>();
    try (TensorEdgeTrainer edge = new TensorEdgeTrainer(distillation, CheckpointStore.memory());
        TensorDeviceTrainer device = new TensorDeviceTrainer(distillation)) {
      StudentStart start = edge.begin(SESSION, cut, Optional.empty());
      sent.add(start.parameters());
      device.begin(SESSION, cut, start.step(), start.parameters());
      for (int batch = 0; batch < distillation.volume().batchesPerSession(); batch++) {
        Payload input = device.embed(batch);
        Payload activations = device.forward(batch);
        edge.teach(SESSION, batch, input);
        StudentStep step = edge.train(SESSION, batch, activations);
        device.backward(batch, step.gradient());
        sent.addAll(List.of(input, activations, step.gradient()));
      }
      Payload parameters = device.parameters();
      Optional<CheckpointId> stored = edge.store(SESSION, parameters);
      sent.add(parameters);
      Payload student = edge.student(stored);
      device.deploy(student);
      sent.add(student);
    }
    return sent;
  }

  private static double bytes(Payload payload) {
    return payload.tensors().stream().mapToLong(Tensor::byteCount).sum();
  }

  private static String[] wire(String values, String parameters, String moments) {
    return new String[] {
      "distillation.wire.teacher-input=" + values,
      "distillation.wire.smashed-data=" + values,
      "distillation.wire.gradient=" + values,
      "distillation.wire.parameters=" + parameters,
      "distillation.wire.optimizer=" + moments
    };
  }
}
