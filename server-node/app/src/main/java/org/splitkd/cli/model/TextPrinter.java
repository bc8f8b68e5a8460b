package org.splitkd.cli.model;

import java.io.PrintWriter;
import java.util.function.IntConsumer;
import org.splitkd.text.TokenStream;
import org.splitkd.text.Tokenizer;

/** Prints a text token by token and takes the time between them. */
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

  /** A model may have more tokens than its tokenizer: those have no text. */
  @Override
  public void accept(int token) {
    last = System.nanoTime();
    if (tokens == 0) {
      first = last;
    }
    tokens++;
    print(token < vocabulary ? stream.push(token) : stream.finish() + NO_TEXT);
  }

  /** Prints what is held back, and ends the line. */
  void finish() {
    print(stream.finish() + System.lineSeparator());
  }

  /** After the first token, whose time goes into loading; of a single one from the start on. */
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
