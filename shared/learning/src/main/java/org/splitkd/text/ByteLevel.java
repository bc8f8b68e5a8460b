package org.splitkd.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Conversion of text to bytes, and of bytes to the printable characters that stand for them in a
 * tokenizer.json, as introduced by GPT-2 and used by LLaMA 3.
 */
final class ByteLevel {

  static final int BYTES = 256;

  /** LLaMA 3's pre-tokenisation, as in its tokenizer.json. No merge crosses a match. */
  static final String WORDS =
      "(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\\r\\n\\p{L}\\p{N}]?\\p{L}+|\\p{N}{1,3}"
          + "| ?[^\\s\\p{L}\\p{N}]+[\\r\\n]*|\\s*[\\r\\n]+|\\s+(?!\\S)|\\s+";

  /** The flag gives {@code \s} all white space of Unicode, as in the Rust tokenizer. */
  private static final Pattern WORD = Pattern.compile(WORDS, Pattern.UNICODE_CHARACTER_CLASS);

  /** The byte of each of the first 256 token ids: the printable ones of Latin-1, then the rest. */
  private static final int[] BYTE_OF_ID = new int[BYTES];

  private static final int[] ID_OF_BYTE = new int[BYTES];

  static {
    int id = 0;
    for (boolean printable : new boolean[] {true, false}) {
      for (int value = 0; value < BYTES; value++) {
        if (printable(value) == printable) {
          ID_OF_BYTE[value] = id;
          BYTE_OF_ID[id++] = value;
        }
      }
    }
  }

  private ByteLevel() {}

  private static boolean printable(int value) {
    return (value > ' ' && value <= '~') || (value >= 0xA1 && value != 0xAD);
  }

  /** The character that stands for the byte of token {@code id} below 256. */
  static char symbol(int id) {
    int value = BYTE_OF_ID[id];
    // Unprintable bytes take the characters from 256 on, in order.
    return (char) (printable(value) ? value : BYTES + id - firstUnprintable());
  }

  private static int firstUnprintable() {
    return ID_OF_BYTE[0];
  }

  /** Passes each word of {@code text} to {@code each}, from beginning to end. */
  static void words(String text, Consumer<String> each) {
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      each.accept(matcher.group());
    }
  }

  /** Returns the words of {@code text}; joined, they are the text. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    words(text, words::add);
    return words;
  }

  /** Returns the byte tokens of {@code word}. */
  static int[] ids(String word) {
    byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
    int[] ids = new int[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      ids[i] = ID_OF_BYTE[Byte.toUnsignedInt(bytes[i])];
    }
    return ids;
  }
}
