package org.splitkd.text;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.util.cuda.CudaUtils;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.splitkd.files.IoReason;
import org.splitkd.natives.NativeLibraries;
import org.splitkd.natives.NativeLibrariesException;

/**
 * Converts text to tokens and back with Hugging Face's native tokenizer. Its library comes with the
 * jar and is unpacked at first use, see {@link NativeLibraries}; nothing is downloaded or reported.
 * Many threads may encode and decode at once.
 */
public final class Tokenizer implements AutoCloseable {

  /** No special tokens, truncation or padding, so that decoding gives the text back. */
  private static final Map<String, String> PLAIN =
      Map.of("addSpecialTokens", "false", "truncation", "false", "padding", "false");

  static {
    // DJL would report its use to its makers and download another library where it finds CUDA.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("RUST_FLAVOR", "cpu");
    withoutGraphicsCards();
  }

  private final HuggingFaceTokenizer tokenizer;
  private final TokenizerFile file;

  private Tokenizer(HuggingFaceTokenizer tokenizer, TokenizerFile file) {
    this.tokenizer = tokenizer;
    this.file = file;
  }

  /**
   * DJL counts graphics cards, for which it loads the machine's CUDA into this process. It does not
   * if it believes, when its class is initialized, that another process will count them.
   */
  private static void withoutGraphicsCards() {
    String inAnotherProcess = "ai.djl.util.cuda.fork";
    System.setProperty(inAnotherProcess, "true");
    try {
      MethodHandles.lookup().ensureInitialized(CudaUtils.class);
    } catch (IllegalAccessException unexpected) {
      throw new IllegalStateException(unexpected);
    } finally {
      System.clearProperty(inAnotherProcess);
    }
  }

  /**
   * Opens the tokenizer.json of a folder.
   *
   * @throws TextException if it is missing or broken
   * @throws NativeLibrariesException if its native library cannot be unpacked
   */
  public static Tokenizer open(Path folder) {
    NativeLibraries.prepare();
    Path path = folder.resolve(TokenizerJson.FILE);
    TokenizerFile file = TokenizerFile.read(path);
    try {
      byte[] json = Files.readAllBytes(path);
      return new Tokenizer(
          HuggingFaceTokenizer.newInstance(new ByteArrayInputStream(json), PLAIN), file);
    } catch (IOException e) {
      throw new TextException(path + ": cannot be read: " + IoReason.of(e));
    } catch (RuntimeException e) {
      // The Rust code gives its reason as a bare RuntimeException.
      throw new TextException(path + ": not a tokenizer: " + e.getMessage());
    }
  }

  /** Returns the tokens of {@code text}, without special ones unless it contains their names. */
  public int[] encode(String text) {
    long[] ids = tokenizer.encode(text, false, false).getIds();
    return Arrays.stream(ids).mapToInt(Math::toIntExact).toArray();
  }

  /** Returns one stream of tokens, with each speech between the begin and the end token. */
  public int[] encode(List<Speech> speeches) {
    int[][] texts = new int[speeches.size()][];
    int length = 0;
    for (int i = 0; i < texts.length; i++) {
      texts[i] = encode(speeches.get(i).text());
      length += texts[i].length + 2;
    }
    int[] stream = new int[length];
    int next = 0;
    for (int[] text : texts) {
      stream[next++] = begin();
      System.arraycopy(text, 0, stream, next, text.length);
      next += text.length;
      stream[next++] = end();
    }
    return stream;
  }

  /**
   * Returns the text of {@code ids}, with special tokens by their names. Bytes that form no
   * character become replacement characters.
   *
   * @throws IllegalArgumentException if an id is outside the vocabulary
   */
  public String decode(int[] ids) {
    for (int id : ids) {
      // The native code would silently leave it out.
      if (id < 0 || id >= vocabulary()) {
        throw new IllegalArgumentException(
            "token " + id + " is outside the vocabulary of " + vocabulary());
      }
    }
    return tokenizer.decode(Arrays.stream(ids).asLongStream().toArray(), false);
  }

  /** Returns a stream that turns tokens into text as they are generated. */
  public TokenStream stream() {
    return new TokenStream(this);
  }

  /** Whether a token stands for one byte of a character that has no token of its own. */
  boolean isByte(int id) {
    return file.bytes().contains(id);
  }

  /** Number of token ids, the special ones included: the rows an embedding must have. */
  public int vocabulary() {
    return file.vocabulary();
  }

  /** The token before a text. */
  public int begin() {
    return file.begin();
  }

  /** The token after a text. */
  public int end() {
    return file.end();
  }

  @Override
  public void close() {
    tokenizer.close();
  }
}
