package org.splitkd.text;

import java.nio.file.Path;

/** The shipped texts, and the tokenizer that was trained on the earlier ones. */
final class Texts {

  static final Path CONF = Path.of(System.getProperty("splitkd.home", ".."), "conf");
  static final Path SPEECHES = CONF.resolve("speeches");
  static final Path EARLIER_SPEECHES = CONF.resolve("earlier-speeches");
  static final Path TEACHER = CONF.resolve("teacher");

  private Texts() {}

  static Split split() {
    return Split.deal(Corpus.read(SPEECHES), 10, 5);
  }

  static Bpe trained() {
    return BpeTrainer.train(Split.deal(Corpus.read(EARLIER_SPEECHES), 10, 5).trainingTexts(), 2048);
  }
}
