package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TokenStreamTest {

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
  void shouldHoldBackAnEmojiUntilItIsWhole() {
    // The speeches have no emoji: each of its four bytes is a token.
    int[] ids = tokenizer.encode("😀");

    assertEquals(4, ids.length);
    assertEquals(List.of("", "", "", "😀", ""), pieces(ids));
  }

  @Test
  void shouldNeverShowAReplacementForTextThatHasNone() {
    String text = "Hi 👩‍🚀, naïve — 東京 😀😀! America’s “end”";
    List<String> pieces = pieces(tokenizer.encode(text));

    assertFalse(pieces.stream().anyMatch(piece -> piece.contains("\uFFFD")));
    assertEquals(text, String.join("", pieces));
  }

  @Test
  void shouldShowAReplacementCharacterThatIsMeant() {
    assertEquals("a\uFFFDb\uFFFD", String.join("", pieces(tokenizer.encode("a\uFFFDb\uFFFD"))));
  }

  @Test
  void shouldShowWhatStaysUnfinished() {
    int[] ids = Arrays.copyOf(tokenizer.encode("😀"), 3);

    assertEquals(List.of("", "", "", "\uFFFD"), pieces(ids));
  }

  /** An untrained model generates anything, including bytes that are not text. */
  @Property
  void shouldShowAllThatWouldBeDecodedAtOnce(
      @ForAll @Size(max = 30) List<@IntRange(max = 2047) Integer> tokens) {
    int[] ids = tokens.stream().mapToInt(Integer::intValue).toArray();

    assertEquals(tokenizer.decode(ids), String.join("", pieces(ids)));
  }

  @Property
  void shouldShowAllOfRandomBytes(
      @ForAll @Size(max = 30) List<@IntRange(min = 94, max = 255) Integer> bytes) {
    int[] ids = bytes.stream().mapToInt(Integer::intValue).toArray();

    assertEquals(tokenizer.decode(ids), String.join("", pieces(ids)));
  }

  private static List<String> pieces(int[] ids) {
    TokenStream stream = tokenizer.stream();
    List<String> pieces = new ArrayList<>();
    for (int id : ids) {
      pieces.add(stream.push(id));
    }
    pieces.add(stream.finish());
    return pieces;
  }
}
