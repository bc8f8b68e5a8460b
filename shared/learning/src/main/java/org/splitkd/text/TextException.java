package org.splitkd.text;

/** A user's mistake in text or tokenizer: one line that names file, value and what is allowed. */
public final class TextException extends RuntimeException {

  /** The mistake in one line, whatever line breaks a library put into its reason. */
  public TextException(String message) {
    super(message.strip().replaceAll("\\s+", " "));
  }
}
