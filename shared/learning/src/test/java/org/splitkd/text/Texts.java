package org.splitkd.text;

import java.nio.file.Path;

/** The shipped text and tokenizer. */
final class Texts {

  static final Path CONF = Path.of(System.getProperty("splitkd.home", ".."), "conf");
  static final Path SPEECHES = CONF.resolve("speeches");
  static final Path TEACHER = CONF.resolve("teacher");

  private Texts() {}

  static Split split() {
    return Split.deal(Corpus.read(SPEECHES), 10, 5);
  }

  static Bpe trained() {
    return BpeTrainer.train(split().trainingTexts(), 2048);
  }
}
