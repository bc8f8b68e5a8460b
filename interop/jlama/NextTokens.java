import com.github.tjake.jlama.model.AbstractModel;
import com.github.tjake.jlama.model.ModelSupport;
import com.github.tjake.jlama.safetensors.DType;
import com.github.tjake.jlama.tensor.AbstractTensor;
import com.github.tjake.jlama.tensor.KvBufferCache;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Prints the most likely next tokens of a Hugging Face folder, computed by JLama: {@code NextTokens
 * FOLDER COUNT TEXT}, or {@code NextTokens FOLDER COUNT --ids ID...} for a prompt of token ids.
 */
public final class NextTokens {

  private NextTokens() {}

  /** Prints the prompt's token ids, the generated ids, and their text. */
  public static void main(String[] arguments) {
    AbstractModel model = load(Path.of(arguments[0]));
    int[] prompt = prompt(model, Arrays.copyOfRange(arguments, 2, arguments.length));
    int[] next = generate(model, prompt, Integer.parseInt(arguments[1]));
    System.out.println("prompt " + joined(prompt));
    System.out.println("next " + joined(next));
    System.out.println(
        "text " + model.getTokenizer().decode(Arrays.stream(next).asLongStream().toArray()));
    System.exit(0); // JLama's threads would keep the process alive.
  }

  /** Loads weights as float32 too: with bfloat16, JLama's logits differ in the third digit. */
  private static AbstractModel load(Path folder) {
    return ModelSupport.loadModel(
        folder.toFile(), null, DType.F32, DType.F32, Optional.of(DType.F32), Optional.empty());
  }

  /** A text starts with the begin token, as every prompt of splitkd does. */
  private static int[] prompt(AbstractModel model, String[] words) {
    if (words[0].equals("--ids")) {
      return Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
    }
    LongStream text = Arrays.stream(model.getTokenizer().encode(words[0]));
    return LongStream.concat(LongStream.of(model.getConfig().bosToken), text)
        .mapToInt(Math::toIntExact)
        .toArray();
  }

  private static int[] generate(AbstractModel model, int[] prompt, int count) {
    int[] tokens = Arrays.copyOf(prompt, prompt.length + count);
    int length = prompt.length;
    try (KvBufferCache caches = new KvBufferCache(model);
        KvBufferCache.KvBuffer cache = caches.getEphemeralKvBuffer();
        AbstractTensor logits = model.makeDenseTensor(1, model.getConfig().vocabularySize)) {
      for (int position = 0; position + 1 < tokens.length; position++) {
        try (AbstractTensor hidden =
            model.forward(tokens[position], position, cache, Optional.empty())) {
          if (position + 1 < prompt.length) {
            continue;
          }
          int next = model.sample(hidden, 0, 0, logits); // at temperature 0 the largest logit
          if (model.getConfig().eosTokens.contains(next)) {
            break;
          }
          tokens[length++] = next;
        }
      }
    }
    return Arrays.copyOfRange(tokens, prompt.length, length);
  }

  private static String joined(int[] tokens) {
    return IntStream.of(tokens).mapToObj(Integer::toString).collect(Collectors.joining(" "));
  }
}
