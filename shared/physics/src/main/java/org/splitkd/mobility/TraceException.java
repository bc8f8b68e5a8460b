package org.splitkd.mobility;

/**
 * A mistake in a trace file; the one-line message names the place and what is allowed, not the
 * file.
 */
public final class TraceException extends Exception {

  TraceException(String message) {
    super(message);
  }

  TraceException(String message, Throwable cause) {
    super(message, cause);
  }

  static TraceException atLine(int line, String message) {
    return new TraceException("line " + line + ": " + message);
  }
}
