package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TokenizerTest {

  private static Tokenizer tokenizer;

  @BeforeAll
  @BeforeContainer
  static void open() {
    tokenizer = Tokenizer.open(Texts.TEACHER);
  }

  @AfterAll
  @AfterContainer
  static void close() {
    tokenizer.close();
  }

  @Test
  void shouldGiveBackEverySpeech() {
    for (Speech speech : Corpus.read(Texts.SPEECHES).speeches()) {
      int[] ids = tokenizer.encode(speech.text());

      assertEquals(speech.text(), tokenizer.decode(ids));
    }
  }

  @Property
  void shouldGiveBackAnyText(@ForAll String text) {
    // Half a surrogate pair is not a character, so no text contains it.
    String whole = text.replaceAll("[\\ud800-\\udfff]", "-");

    assertEquals(whole, tokenizer.decode(tokenizer.encode(whole)));
  }

  @Test
  void shouldEncodeAsMergingByRankDoes() {
    List<Merge> merges = Texts.trained().merges();
    for (Speech speech : Texts.split().heldOut()) {
      List<Integer> ids = Arrays.stream(tokenizer.encode(speech.text())).boxed().toList();

      assertEquals(NaiveBpe.encode(speech.text(), merges), ids);
    }
  }

  @Test
  void shouldPutSpecialTokensLast() {
    assertEquals(2048, tokenizer.vocabulary());
    assertEquals(2046, tokenizer.begin());
    assertEquals(2047, tokenizer.end());
    assertEquals("<|begin_of_text|>", tokenizer.decode(new int[] {2046}));
    assertArrayEquals(new int[] {2047}, tokenizer.encode("<|end_of_text|>"));
  }

  @Test
  void shouldEncloseEachSpeech() {
    int[] ids = tokenizer.encode(List.of(Speech.of("a", "Hello."), Speech.of("b", "America")));

    assertEquals(
        "<|begin_of_text|>Hello.<|end_of_text|><|begin_of_text|>America<|end_of_text|>",
        tokenizer.decode(ids));
  }

  /** Other programs load the file as it is and ask for special tokens, as is usual with LLaMA 3. */
  @Test
  void shouldBeginATextForThoseWhoAskForSpecialTokens() throws IOException {
    try (HuggingFaceTokenizer plain =
        HuggingFaceTokenizer.newInstance(Texts.TEACHER.resolve(TokenizerJson.FILE))) {
      long[] with = plain.encode("America", true, false).getIds();

      assertEquals(2046, with[0]);
      assertArrayEquals(
          tokenizer.encode("America"),
          Arrays.stream(with).skip(1).mapToInt(Math::toIntExact).toArray());
    }
  }

  @Test
  void shouldRefuseIdsOutsideTheVocabulary() {
    assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {2048}));
    assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {-1}));
  }

  static Stream<Arguments> mistakes() {
    String model = "{\"model\": {\"type\": \"BPE\", \"vocab\": %s, \"merges\": []}}";
    return Stream.of(
        arguments("{\n\"model\": ", "line 2: not JSON"),
        arguments("", "model.vocab: must be an object of tokens and ids"),
        arguments("{}", "model.vocab: must be an object of tokens and ids"),
        arguments(
            model.formatted("{\"a\": 0}"), "no token <|begin_of_text|>: must be in the vocabulary"),
        arguments(
            "{\"model\": {\"vocab\": {\"<|begin_of_text|>\": 0, \"<|end_of_text|>\": 1}}}",
            "not a tokenizer: data did not match any variant of untagged enum ModelUntagged"
                + " at line 1 column 68"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void shouldNameWhatIsWrong(String json, String message, @TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve(TokenizerJson.FILE), json);

    TextException e = assertThrows(TextException.class, () -> Tokenizer.open(folder));

    assertEquals(file + ": " + message, e.getMessage());
  }

  @Test
  void shouldNameAMissingFile(@TempDir Path folder) {
    TextException e = assertThrows(TextException.class, () -> Tokenizer.open(folder));

    assertEquals(
        folder.resolve("tokenizer.json") + ": cannot be read: no such file or folder",
        e.getMessage());
  }

  @Test
  void shouldTakeBeginAndEndFromTheConfiguration(@TempDir Path folder) throws IOException {
    Files.copy(Texts.TEACHER.resolve(TokenizerJson.FILE), folder.resolve(TokenizerJson.FILE));
    Files.writeString(
        folder.resolve(TokenizerJson.CONFIG),
        "{\"bos_token\": {\"content\": \"!\"}, \"eos_token\": \"<|begin_of_text|>\"}");

    try (Tokenizer other = Tokenizer.open(folder)) {
      assertEquals(0, other.begin());
      assertEquals(2046, other.end());
    }
  }
}
