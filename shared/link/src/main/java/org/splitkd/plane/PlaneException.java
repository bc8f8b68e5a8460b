package org.splitkd.plane;

/** A message cannot be offered or fetched, for a reason in one line. */
public final class PlaneException extends RuntimeException {

  public PlaneException(String reason) {
    super(reason);
  }

  public PlaneException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
