package org.splitkd.metrics;

import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Why the tensor plane does not take or give a frame. */
public enum Refusal implements Labelled {
  /** It is longer than is allowed. */
  TOO_LONG,
  /** There is no frame of the number that was asked for. */
  UNKNOWN,
  /** What the other side said is not of the protocol. */
  MALFORMED,
  /** The other side is not trusted. */
  UNTRUSTED,
  /** Too many are connected. */
  CONNECTIONS;

  /** What a connection that ended so was refused for; empty if it just broke. */
  static Optional<Refusal> of(Exception failure) {
    if (failure instanceof SSLException) {
      return Optional.of(UNTRUSTED);
    }
    return failure instanceof IOException ? Optional.empty() : Optional.of(MALFORMED);
  }
}
