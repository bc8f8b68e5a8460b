package org.splitkd.text;

import java.util.Arrays;

/**
 * Turns tokens into text one by one. A character of several bytes may be spread over several
 * tokens: it is held back until it is whole. For one thread.
 */
public final class TokenStream {

  /** What the decoder puts for bytes that are no character, or not yet. */
  private static final String REPLACEMENT = "\uFFFD";

  private final Tokenizer tokenizer;

  /** Tokens whose text is out already; decoders of some models look at the one before. */
  private int[] context = {};

  private int[] open = {};
  private int shown;

  TokenStream(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** The text that is complete with {@code id} and was not before, often one word, maybe empty. */
  public String push(int id) {
    open = Arrays.copyOf(open, open.length + 1);
    open[open.length - 1] = id;
    String text = openText();
    boolean whole = !text.endsWith(REPLACEMENT);
    // An unfinished character is one replacement at the very end; what is before it is final.
    int complete = text.length() - (whole ? 0 : 1);
    String fresh = text.substring(Math.min(shown, complete), complete);
    shown = Math.max(shown, complete);
    if (whole) {
      restart();
    }
    return fresh;
  }

  /** What was held back to the end: an unfinished character as a replacement character, or "". */
  public String finish() {
    String text = openText();
    String rest = text.substring(Math.min(shown, text.length()));
    restart();
    return rest;
  }

  private String openText() {
    int[] all = Arrays.copyOf(context, context.length + open.length);
    System.arraycopy(open, 0, all, context.length, open.length);
    int before = tokenizer.decode(context).length();
    return tokenizer.decode(all).substring(before);
  }

  private void restart() {
    if (open.length > 0) {
      context = open;
    }
    open = new int[0];
    shown = 0;
  }
}
