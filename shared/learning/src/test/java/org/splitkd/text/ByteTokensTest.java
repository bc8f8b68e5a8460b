package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A tokenizer as that of Llama 2: bytes of rare characters are tokens, which its decoder joins. */
class ByteTokensTest {

  /** Ids 0 to 2 are special, 3 to 258 the bytes, 259 the blank, 260 and 261 letters. */
  private static final int FIRST_BYTE = 3;

  private static String json() {
    StringBuilder vocabulary = new StringBuilder("\"<unk>\":0,\"<s>\":1,\"</s>\":2");
    for (int i = 0; i < 256; i++) {
      vocabulary.append(String.format(Locale.ROOT, ",\"<0x%02X>\":%d", i, FIRST_BYTE + i));
    }
    vocabulary.append(",\"▁\":259,\"a\":260,\"b\":261");
    return """
        {"version":"1.0","truncation":null,"padding":null,
         "added_tokens":[
          {"id":0,"content":"<unk>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
          {"id":1,"content":"<s>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true},
          {"id":2,"content":"</s>","single_word":false,"lstrip":false,"rstrip":false,"normalized":false,"special":true}],
         "normalizer":{"type":"Sequence","normalizers":[
          {"type":"Prepend","prepend":"▁"},{"type":"Replace","pattern":{"String":" "},"content":"▁"}]},
         "pre_tokenizer":null,"post_processor":null,
         "decoder":{"type":"Sequence","decoders":[
          {"type":"Replace","pattern":{"String":"▁"},"content":" "},{"type":"ByteFallback"},
          {"type":"Fuse"},{"type":"Strip","content":" ","start":1,"stop":0}]},
         "model":{"type":"BPE","dropout":null,"unk_token":"<unk>","continuing_subword_prefix":null,
          "end_of_word_suffix":null,"fuse_unk":true,"byte_fallback":true,"vocab":{%s},"merges":[]}}
        """
        .formatted(vocabulary);
  }

  private static final List<Tokenizer> OPEN = new ArrayList<>();

  @BeforeAll
  @BeforeContainer
  static void open() {
    try {
      Path folder = Files.createTempDirectory("byte-tokens");
      OPEN.add(Tokenizer.open(llama2(folder)));
      Files.delete(folder.resolve("tokenizer.json"));
      Files.delete(folder.resolve("special_tokens_map.json"));
      Files.delete(folder);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Path llama2(Path folder) throws IOException {
    Files.writeString(folder.resolve("tokenizer.json"), json());
    Files.writeString(
        folder.resolve("special_tokens_map.json"),
        "{\"bos_token\":{\"content\":\"<s>\"},\"eos_token\":\"</s>\"}");
    return folder;
  }

  @Test
  void shouldJoinTheBytesOfACharacter() {
    int[] ids = OPEN.get(0).encode("€ € b");

    assertEquals("€ € b", OPEN.get(0).decode(ids));
    assertEquals("€ € b", String.join("", pieces(ids)));
  }

  /** A byte that does not fit spoils its whole run, also what could have been shown before. */
  @Property
  void shouldShowAllThatWouldBeDecodedAtOnce(
      @ForAll @Size(max = 20) List<@IntRange(min = FIRST_BYTE, max = 261) Integer> tokens) {
    assertShown(tokens);
  }

  /** The bytes of €, blanks and letters in any order. */
  @Property
  void shouldShowCharactersOfSeveralBytes(
      @ForAll @Size(max = 20) List<@IntRange(max = 5) Integer> choices) {
    int[] of = {
      FIRST_BYTE + 0xE2, FIRST_BYTE + 0x82, FIRST_BYTE + 0xAC, 259, 260, 261,
    };
    assertShown(choices.stream().map(choice -> of[choice]).toList());
  }

  @Test
  void shouldFindTheNamesOfSpecialTokensInTheirMap() {
    assertEquals(1, OPEN.get(0).begin());
    assertEquals(2, OPEN.get(0).end());
    assertEquals(262, OPEN.get(0).vocabulary());
  }

  @Test
  void shouldFindTheIdsOfSpecialTokensInTheModelsConfig(@TempDir Path folder) throws IOException {
    Files.delete(llama2(folder).resolve("special_tokens_map.json"));
    Files.writeString(
        folder.resolve("config.json"), "{\"bos_token_id\": 1, \"eos_token_id\": [2, 0]}");
    try (Tokenizer tokenizer = Tokenizer.open(folder)) {
      assertEquals(1, tokenizer.begin());
      assertEquals(2, tokenizer.end());
    }
  }

  /** The native code would end the process where such an expression takes too long. */
  @Test
  void shouldRefuseExpressionsThatRepeatAGroup(@TempDir Path folder) throws IOException {
    for (String expression : List.of("(\\\\w+\\\\s?)+$!", "(a|a)*", "(?:x){2,}")) {
      Files.writeString(
          folder.resolve("tokenizer.json"),
          "{\"model\":{\"vocab\":{\"a\":0}},\"pre_tokenizer\":{\"pattern\":{\"Regex\":\""
              + expression
              + "\"}}}");

      TextException refused = assertThrows(TextException.class, () -> Tokenizer.open(folder));

      assertEquals(
          folder.resolve("tokenizer.json")
              + ": Regex \""
              + expression
              + "\": must not repeat a group without bound",
          refused.getMessage());
    }
  }

  /** Jackson takes strings of 20 MB and says nothing about the place of a longer one. */
  @Test
  void shouldRefuseAStringThatIsTooLong(@TempDir Path folder) throws IOException {
    Files.writeString(
        folder.resolve("tokenizer.json"), "{\"a\":\"" + "x".repeat(30_000_000) + "\"}");

    TextException refused = assertThrows(TextException.class, () -> Tokenizer.open(folder));

    assertEquals(folder.resolve("tokenizer.json") + ": not JSON", refused.getMessage());
  }

  private static void assertShown(List<Integer> tokens) {
    int[] ids = tokens.stream().mapToInt(Integer::intValue).toArray();
    assertEquals(OPEN.get(0).decode(ids), String.join("", pieces(ids)));
  }

  private static List<String> pieces(int[] ids) {
    TokenStream stream = OPEN.get(0).stream();
    List<String> pieces = new ArrayList<>();
    for (int id : ids) {
      pieces.add(stream.push(id));
    }
    pieces.add(stream.finish());
    return pieces;
  }
}
