package org.splitkd.text;

/** A user's mistake in text or tokenizer: one line that names file, value and what is allowed. */
public final class TextException extends RuntimeException {

  /** Creates a message of one line, even if a library put line breaks into its reason. */
  public TextException(String message) {
    super(message.strip().replaceAll("\\s+", " "));
  }
}
