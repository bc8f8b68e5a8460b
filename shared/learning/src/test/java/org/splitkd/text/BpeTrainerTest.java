package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeTrainerTest {

  /** The expected merges come from bpe_reference.py, which is stored beside them. */
  @Test
  void shouldLearnTheMergesOfAnIndependentProgram() throws IOException {
    List<Merge> reference =
        resource("mixed.merges").lines().map(line -> line.split(" ", -1)).map(this::merge).toList();

    Bpe bpe =
        BpeTrainer.train(List.of(resource("mixed.txt")), Bpe.LEAST_VOCABULARY + reference.size());

    assertEquals(150, reference.size());
    assertEquals(reference, bpe.merges());
  }

  @Property
  void shouldLearnWhatCountingAnewLearns(
      @ForAll
          @StringLength(min = 1, max = 80)
          @CharRange(from = 'a', to = 'c')
          @Chars({' ', '\n', '1', '\'', 's', 'é'})
          String text) {
    List<Merge> naive = NaiveBpe.train(text, 12);

    assertEquals(
        naive, BpeTrainer.train(List.of(text), Bpe.LEAST_VOCABULARY + naive.size()).merges());
  }

  @Test
  void shouldLearnFromASpeechWhatCountingAnewLearns() {
    String text = Texts.split().vehicles().get(0).get(0).text().substring(0, 8000);

    assertEquals(
        NaiveBpe.train(text, 200),
        BpeTrainer.train(List.of(text), Bpe.LEAST_VOCABULARY + 200).merges());
  }

  @Test
  void shouldNotDependOnTheOrderOfTexts() {
    assertEquals(
        BpeTrainer.train(List.of("to be or", " not to be"), 262),
        BpeTrainer.train(List.of(" not to be", "to be or"), 262));
  }

  @Test
  void shouldMakeEveryTokenOnce() {
    Bpe bpe = Texts.trained();

    assertEquals(2048, bpe.vocabulary());
    assertEquals(2046, new HashSet<>(bpe.tokens()).size());
  }

  @Test
  void shouldWriteTheTokenizerThatIsShipped(@TempDir Path folder) throws IOException {
    TokenizerJson.write(Texts.trained(), folder);

    for (String file : List.of(TokenizerJson.FILE, TokenizerJson.CONFIG)) {
      assertEquals(
          Files.readString(Texts.TEACHER.resolve(file)), Files.readString(folder.resolve(file)));
    }
  }

  @Test
  void shouldTellWhenTextIsTooShort() {
    // "ab" and "abc" as words " ab", "abc": merges ab, " ab", abc.
    TextException e =
        assertThrows(TextException.class, () -> BpeTrainer.train(List.of("abc ab"), 300));

    assertEquals("vocabulary = 300: must be at most 261 for so little text", e.getMessage());
  }

  @Test
  void shouldTellWhenTheBytesHaveNoRoom() {
    TextException e =
        assertThrows(TextException.class, () -> BpeTrainer.train(List.of("abc"), 257));

    assertEquals("vocabulary = 257: must be at least 258", e.getMessage());
  }

  private Merge merge(String[] pair) {
    return new Merge(Integer.parseInt(pair[0]), Integer.parseInt(pair[1]));
  }

  private static String resource(String name) throws IOException {
    try (InputStream input = BpeTrainerTest.class.getResourceAsStream("/text/" + name)) {
      return new String(Objects.requireNonNull(input, name).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
