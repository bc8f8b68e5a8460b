package org.splitkd.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.splitkd.nn.ReferenceCases.Config;
import org.splitkd.nn.ReferenceCases.Lora;
import org.splitkd.nn.ReferenceCases.RopeScaling;
import org.splitkd.nn.ReferenceCases.Tokens;
import org.splitkd.nn.ReferenceCases.Values;

/**
 * A LLaMA forward pass in plain float64 loops, for any configuration. Hidden states are [B·S, d] in
 * row-major order. It is compared with {@code src/test/reference/llama.py}.
 */
final class ReferenceLlama {

  private final Config config;
  private final Map<String, Values> weights;
  private final @Nullable Lora lora;

  ReferenceLlama(Config config, Map<String, Values> weights, @Nullable Lora lora) {
    this.config = config;
    this.weights = weights;
    this.lora = lora;
  }

  /** Logits [B·S, V]. */
  double[] logits(Tokens tokens) {
    return head(hiddenStates(tokens).get(config.blocks()));
  }

  /** Hidden states after 0 (the embedding), 1, … L blocks. */
  List<double[]> hiddenStates(Tokens tokens) {
    List<double[]> states = new ArrayList<>();
    states.add(embed(tokens));
    for (int i = 0; i < config.blocks(); i++) {
      states.add(block(i, states.get(i), tokens.length()));
    }
    return states;
  }

  double[] embed(Tokens tokens) {
    double[] table = weight("model.embed_tokens.weight").values();
    int d = config.width();
    double[] x = new double[tokens.values().length * d];
    for (int token = 0; token < tokens.values().length; token++) {
      System.arraycopy(table, tokens.values()[token] * d, x, token * d, d);
    }
    return x;
  }

  /** Block {@code i}, from 0, on sequences of {@code length} tokens. */
  double[] block(int i, double[] x, int length) {
    String at = "model.layers." + i + ".";
    double[] h = sum(x, attention(at, norm(at + "input_layernorm.weight", x), length));
    return sum(h, feedForward(at, norm(at + "post_attention_layernorm.weight", h)));
  }

  /** Logits [B·S, V] of the hidden state after the last block. */
  double[] head(double[] x) {
    String table = config.tiedEmbedding() ? "model.embed_tokens.weight" : "lm_head.weight";
    return times(weight(table), norm("model.norm.weight", x));
  }

  /** Angle per position of each pair of dimensions, with the scaling of type {@code llama3}. */
  static double[] inverseFrequencies(int headWidth, double theta, @Nullable RopeScaling scaling) {
    double[] frequencies = new double[headWidth / 2];
    for (int i = 0; i < frequencies.length; i++) {
      double frequency = Math.pow(theta, -2.0 * i / headWidth);
      frequencies[i] = scaling == null ? frequency : scaled(frequency, scaling);
    }
    return frequencies;
  }

  /** Long waves are stretched by the factor, short ones kept, those between interpolated. */
  private static double scaled(double frequency, RopeScaling scaling) {
    double waves = scaling.originalPositions() * frequency / (2 * Math.PI);
    double low = scaling.lowFrequencyFactor();
    double kept = Math.min(1, Math.max(0, (waves - low) / (scaling.highFrequencyFactor() - low)));
    return kept * frequency + (1 - kept) * frequency / scaling.factor();
  }

  private double[] attention(String at, double[] x, int length) {
    double[] q = linear(at + "self_attn.q_proj", x);
    double[] k = linear(at + "self_attn.k_proj", x);
    double[] v = linear(at + "self_attn.v_proj", x);
    rotate(q, config.heads(), length);
    rotate(k, config.keyValueHeads(), length);
    int group = config.heads() / config.keyValueHeads();
    double[] mixed = new double[q.length];
    for (int row = 0; row < x.length / config.width(); row++) {
      int first = row - row % length;
      for (int head = 0; head < config.heads(); head++) {
        attend(q, k, v, mixed, row, first, head, head / group);
      }
    }
    return linear(at + "self_attn.o_proj", mixed);
  }

  /** Attends with one head from one row to the rows of its sequence up to itself. */
  private void attend(
      double[] q,
      double[] k,
      double[] v,
      double[] mixed,
      int row,
      int first,
      int head,
      int kvHead) {
    int dim = config.headWidth();
    int to = (row * config.heads() + head) * dim;
    double[] shares = new double[row - first + 1];
    double largest = Double.NEGATIVE_INFINITY;
    for (int j = 0; j < shares.length; j++) {
      int from = ((first + j) * config.keyValueHeads() + kvHead) * dim;
      for (int e = 0; e < dim; e++) {
        shares[j] += q[to + e] * k[from + e];
      }
      shares[j] /= Math.sqrt(dim);
      largest = Math.max(largest, shares[j]);
    }
    double sum = 0;
    for (int j = 0; j < shares.length; j++) {
      shares[j] = Math.exp(shares[j] - largest);
      sum += shares[j];
    }
    for (int j = 0; j < shares.length; j++) {
      int from = ((first + j) * config.keyValueHeads() + kvHead) * dim;
      for (int e = 0; e < dim; e++) {
        mixed[to + e] += shares[j] / sum * v[from + e];
      }
    }
  }

  /** Turns each pair (e, e + dim/2) of every head by its angle: the convention of Hugging Face. */
  private void rotate(double[] x, int heads, int length) {
    int half = config.headWidth() / 2;
    double[] frequencies =
        inverseFrequencies(config.headWidth(), config.ropeTheta(), config.ropeScaling());
    for (int start = 0; start < x.length; start += 2 * half) {
      int position = start / (2 * half * heads) % length;
      for (int e = 0; e < half; e++) {
        double cos = Math.cos(position * frequencies[e]);
        double sin = Math.sin(position * frequencies[e]);
        double a = x[start + e];
        double b = x[start + half + e];
        x[start + e] = a * cos - b * sin;
        x[start + half + e] = b * cos + a * sin;
      }
    }
  }

  private double[] feedForward(String at, double[] x) {
    double[] gate = linear(at + "mlp.gate_proj", x);
    double[] up = linear(at + "mlp.up_proj", x);
    for (int i = 0; i < gate.length; i++) {
      gate[i] = gate[i] / (1 + Math.exp(-gate[i])) * up[i];
    }
    return linear(at + "mlp.down_proj", gate);
  }

  private double[] norm(String name, double[] x) {
    double[] w = weight(name).values();
    double[] y = new double[x.length];
    for (int start = 0; start < x.length; start += w.length) {
      double square = 0;
      for (int e = 0; e < w.length; e++) {
        square += x[start + e] * x[start + e];
      }
      double scale = 1 / Math.sqrt(square / w.length + config.normEpsilon());
      for (int e = 0; e < w.length; e++) {
        y[start + e] = x[start + e] * scale * w[e];
      }
    }
    return y;
  }

  private double[] linear(String name, double[] x) {
    double[] y = times(weight(name + ".weight"), x);
    if (lora == null) {
      return y;
    }
    double[] low = times(adapter(lora, name + ".lora_A.weight"), x);
    double[] change = times(adapter(lora, name + ".lora_B.weight"), low);
    for (int i = 0; i < y.length; i++) {
      y[i] += lora.scale() * change[i];
    }
    return y;
  }

  /** W [out, in] times every row of x [n, in]: [n, out]. */
  private static double[] times(Values w, double[] x) {
    int out = w.shape()[0];
    int in = w.shape()[1];
    double[] y = new double[x.length / in * out];
    for (int i = 0; i < y.length; i++) {
      int row = i / out * in;
      int column = i % out * in;
      for (int e = 0; e < in; e++) {
        y[i] += w.values()[column + e] * x[row + e];
      }
    }
    return y;
  }

  private static double[] sum(double[] a, double[] b) {
    double[] c = new double[a.length];
    for (int i = 0; i < c.length; i++) {
      c[i] = a[i] + b[i];
    }
    return c;
  }

  private Values weight(String name) {
    return Objects.requireNonNull(weights.get(name), name);
  }

  private static Values adapter(Lora lora, String name) {
    return Objects.requireNonNull(lora.weights().get(name), name);
  }
}
