package org.splitkd.cli.model;

import java.io.PrintWriter;
import java.util.function.IntConsumer;
import org.splitkd.text.TokenStream;
import org.splitkd.text.Tokenizer;

/** Printer of a text, token by token, that measures the time between tokens. */
final class TextPrinter implements IntConsumer {

  private static final String NO_TEXT = "\uFFFD";

  private final PrintWriter out;
  private final int vocabulary;
  private final TokenStream stream;
  private final long started = System.nanoTime();
  private long first;
  private long last = started;
  private int tokens;

  TextPrinter(PrintWriter out, Tokenizer tokenizer) {
    this.out = out;
    vocabulary = tokenizer.vocabulary();
    stream = tokenizer.stream();
  }

  /** Prints a token. Tokens of the model that its tokenizer lacks have no text. */
  @Override
  public void accept(int token) {
    last = System.nanoTime();
    if (tokens == 0) {
      first = last;
    }
    tokens++;
    print(token < vocabulary ? stream.push(token) : stream.finish() + NO_TEXT);
  }

  /** Prints any text held back and ends the line. */
  void finish() {
    print(stream.finish() + System.lineSeparator());
  }

  /**
   * Tokens/s after the first token, whose time includes loading; of a single one, from the start.
   */
  double tokensPerSecond() {
    return tokens > 1 ? (tokens - 1) / seconds(first, last) : tokens / seconds(started, last);
  }

  private void print(String text) {
    out.print(text);
    out.flush();
  }

  private static double seconds(long from, long to) {
    return Math.max(to - from, 1) / 1e9;
  }
}
