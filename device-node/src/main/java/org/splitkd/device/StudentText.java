package org.splitkd.device;

import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.cost.InferenceWork;
import org.splitkd.device.DeviceTrainer.Generated;
import org.splitkd.generation.Generation;
import org.splitkd.generation.SamplingSettings;
import org.splitkd.model.PartitionedModel;
import org.splitkd.nn.Generator;
import org.splitkd.nn.LlamaModel;

/** Generates a text with a vehicle's student, which is in native memory only for that time. */
final class StudentText {

  private StudentText() {}

  /**
   * Continues a text.
   *
   * @param student null before it is deployed
   * @param charged the model by which the text is charged
   */
  static Generated generate(
      @Nullable LlamaModel student,
      PartitionedModel charged,
      List<Integer> prompt,
      SamplingSettings sampling,
      IntConsumer onToken) {
    if (student == null) {
      throw new IllegalStateException("it holds no student yet");
    }
    long longest = (long) prompt.size() + sampling.maxTokens();
    int positions = (int) Math.min(student.config().maxPositions(), longest);
    try (Generator generator = new Generator(student, positions)) {
      int[] tokens = prompt.stream().mapToInt(Integer::intValue).toArray();
      Generation text = generator.generate(tokens, sampling, onToken);
      return new Generated(text, new InferenceWork(charged, prompt.size(), text.sampled()));
    }
  }
}
