package org.splitkd.security;

/**
 * Keys or certificates cannot be used; the message is one line that names the file and what is
 * allowed.
 */
public final class TlsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public TlsException(String message) {
    super(message);
  }

  public TlsException(String message, Throwable cause) {
    super(message, cause);
  }
}
