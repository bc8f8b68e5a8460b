package org.splitkd.text;

import java.util.Arrays;

/**
 * Turns tokens into text one by one. A character of several bytes may be spread over several
 * tokens: it is held back until it is whole. For use by one thread.
 */
public final class TokenStream {

  /** The decoder's output for bytes that are not, or not yet, a character. */
  private static final String REPLACEMENT = "\uFFFD";

  private final Tokenizer tokenizer;

  /**
   * Tokens whose text has been returned; the decoders of some models look at the previous token.
   */
  private int[] context = {};

  private int[] open = {};
  private int shown;

  TokenStream(Tokenizer tokenizer) {
    this.tokenizer = tokenizer;
  }

  /** Adds {@code id} and returns the text that it completes: often one word, possibly empty. */
  public String push(int id) {
    open = Arrays.copyOf(open, open.length + 1);
    open[open.length - 1] = id;
    if (tokenizer.isByte(id)) {
      return textBeforeBytes();
    }
    String text = openText(open.length);
    boolean whole = !text.endsWith(REPLACEMENT);
    // An unfinished character is one replacement at the very end; the text before it is final.
    int complete = text.length() - (whole ? 0 : 1);
    String fresh = text.substring(Math.min(shown, complete), complete);
    shown = Math.max(shown, complete);
    if (whole) {
      restart();
    }
    return fresh;
  }

  /**
   * Returns the text held back so far: an unfinished character as a replacement character, or "".
   */
  public String finish() {
    String text = openText(open.length);
    String rest = text.substring(Math.min(shown, text.length()));
    restart();
    return rest;
  }

  /**
   * Where each byte is a token of its own, the decoder takes a whole run of them for characters, or
   * for none if one byte does not fit: the text of a run is known when the run is over.
   */
  private String textBeforeBytes() {
    int run = open.length;
    while (run > 0 && tokenizer.isByte(open[run - 1])) {
      run--;
    }
    String text = openText(run);
    String fresh = text.substring(Math.min(shown, text.length()));
    shown = Math.max(shown, text.length());
    return fresh;
  }

  /** The text of the first open tokens. */
  private String openText(int tokens) {
    int[] all = Arrays.copyOf(context, context.length + tokens);
    System.arraycopy(open, 0, all, context.length, tokens);
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
