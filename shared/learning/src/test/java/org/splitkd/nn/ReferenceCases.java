package org.splitkd.nn;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.splitkd.nn.torch.Rope;

/**
 * Models, batches and their expected results, computed by {@code src/test/reference/llama.py} in
 * float64. Weights go by their Hugging Face names, in the order of the model; those at the start
 * are exact in every floating-point type. S is the sequence length, B the batch size, L the number
 * of blocks.
 */
final class ReferenceCases {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final TypeReference<List<Rope>> ROPES = new TypeReference<>() {};

  /** A tensor in row-major order; carried, never compared by {@code equals}. */
  @SuppressWarnings("ArrayRecordComponent")
  record Values(int[] shape, double[] values) {}

  /** Token ids [B, S] in row-major order; carried, never compared by {@code equals}. */
  @SuppressWarnings("ArrayRecordComponent")
  record Tokens(int[] shape, int[] values) {
    int batchSize() {
      return shape[0];
    }

    int length() {
      return shape[1];
    }
  }

  /** The values of a LLaMA's {@code config.json}; head width is {@code width / heads}. */
  record Config(
      int width,
      int feedForwardWidth,
      int heads,
      int keyValueHeads,
      int vocabulary,
      int blocks,
      boolean tiedEmbedding,
      double normEpsilon,
      double ropeTheta,
      @Nullable RopeScaling ropeScaling) {
    int headWidth() {
      return width / heads;
    }
  }

  /** The {@code rope_scaling} of type {@code llama3}. */
  record RopeScaling(
      double factor,
      double lowFrequencyFactor,
      double highFrequencyFactor,
      int originalPositions) {}

  /** Loss α and T, AdamW, and the largest norm of the gradient of a group (see {@link Step}). */
  record Training(
      double alpha,
      double temperature,
      double learningRate,
      double beta1,
      double beta2,
      double epsilon,
      double weightDecay,
      double clip) {}

  /**
   * Adapters y = Wx + (alpha/rank)·B(Ax) of all seven maps of every block.
   *
   * @param weights {@code ….q_proj.lora_A.weight} [rank, in] and {@code ….lora_B.weight} [out,
   *     rank]
   */
  record Lora(int rank, double alpha, Map<String, Values> weights) {
    double scale() {
      return alpha / rank;
    }
  }

  record Batch(Tokens tokens, Tokens targets, Values teacherLogits) {}

  /**
   * One AdamW step on one batch.
   *
   * @param loss before the step
   * @param norms gradient norm before clipping of each group: {@code embedding}, each block by its
   *     number from 0, and {@code head} for the final norm with an untied head; trained groups only
   */
  record Step(double loss, Map<String, Double> norms) {}

  /**
   * The expected results of a case. All but the last two belong to the first batch and the weights
   * at the start.
   *
   * @param inverseFrequencies inverse frequencies of the rotary embedding, after scaling
   * @param hiddenStates [B, S, d] after 0 (the embedding), 1, … L blocks, before the final norm
   * @param nextTokens the most likely token after each, [B, S]
   * @param divergence KL(teacher‖student) at temperature T, mean over tokens, without the T²
   * @param loss alpha·T²·divergence + (1−alpha)·crossEntropy
   * @param cutGradients gradient of the loss with respect to each of {@code hiddenStates}
   * @param gradients gradients with respect to everything trained: every weight, or the adapters
   *     alone
   * @param tiedHeadGradient the part of the gradient of a tied embedding that comes from the head;
   *     null if untied or not trained
   * @param steps one step on each batch in turn, keeping the state of the optimiser
   * @param trained the tensors that {@code gradients} names, after these steps
   */
  record Expected(
      Values inverseFrequencies,
      List<Values> hiddenStates,
      Values logits,
      Tokens nextTokens,
      double divergence,
      double crossEntropy,
      double loss,
      List<Values> cutGradients,
      Map<String, Values> gradients,
      @Nullable Values tiedHeadGradient,
      List<Step> steps,
      Map<String, Values> trained) {}

  record Case(
      String name,
      Config config,
      Training training,
      @Nullable Lora lora,
      Map<String, Values> weights,
      List<Batch> batches,
      Expected expected) {
    @Override
    public String toString() {
      return name;
    }
  }

  record Model(Config config, Map<String, Values> weights) {}

  /** The inverse frequencies of a published model. */
  record Rope(
      String name,
      int headWidth,
      double theta,
      @Nullable RopeScaling scaling,
      Values inverseFrequencies) {
    @Override
    public String toString() {
      return name;
    }
  }

  private ReferenceCases() {}

  /** Every case; a method source of parameterized tests. */
  static Stream<Case> all() {
    return Stream.of(untied(), tied(), lora());
  }

  /** Grouped-query attention with two key-value heads of four, own head. */
  static Case untied() {
    return read("untied", Case.class);
  }

  /** Tied embedding, one key-value head, scaled rotary embedding. */
  static Case tied() {
    return read("tied-scaled-rope", Case.class);
  }

  /** A tied model of which only the adapters are trained. */
  static Case lora() {
    return read("lora", Case.class);
  }

  /** The teacher whose logits the batches of every case carry. */
  static Model teacher() {
    return read("teacher", Model.class);
  }

  static Stream<Rope> ropes() {
    try (InputStream in = open("rope")) {
      return MAPPER.readValue(in, ROPES).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static <T> T read(String name, Class<T> type) {
    try (InputStream in = open(name)) {
      return MAPPER.readValue(in, type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    String resource = "/reference/llama-" + name + ".json";
    InputStream in = ReferenceCases.class.getResourceAsStream(resource);
    if (in == null) {
      throw new IOException("no " + resource);
    }
    return in;
  }
}
