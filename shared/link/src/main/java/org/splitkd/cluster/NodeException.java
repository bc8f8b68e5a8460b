package org.splitkd.cluster;

/** A node cannot run as configured; the message is one line that names the place and the reason. */
public final class NodeException extends RuntimeException {

  private static final long serialVersionUID = 1;

  public NodeException(String message) {
    super(message);
  }

  public NodeException(String message, Throwable cause) {
    super(message, cause);
  }
}
