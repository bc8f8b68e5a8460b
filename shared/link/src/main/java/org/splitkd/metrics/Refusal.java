package org.splitkd.metrics;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** The reasons for which the tensor plane refuses a frame or a connection. */
public enum Refusal implements Labelled {
  /** The frame is longer than allowed. */
  TOO_LONG,
  /** No frame has the requested number. */
  UNKNOWN,
  /** The bytes of the other side do not follow the protocol. */
  MALFORMED,
  /** The other side is not trusted. */
  UNTRUSTED,
  /** Too many connections are open. */
  CONNECTIONS;

  /**
   * Returns the refusal that a failed connection counts as; empty if the connection merely broke.
   */
  static Optional<Refusal> of(Exception failure) {
    if (failure instanceof SSLException) {
      return Optional.of(UNTRUSTED);
    }
    return failure instanceof IOException ? Optional.empty() : Optional.of(MALFORMED);
  }
}
