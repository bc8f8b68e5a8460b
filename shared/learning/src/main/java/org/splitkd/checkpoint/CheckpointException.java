package org.splitkd.checkpoint;

/** A checkpoint cannot be loaded or removed: one line that names it and what is wrong. */
public final class CheckpointException extends RuntimeException {

  /** Creates an exception for a file or an id. */
  public CheckpointException(Object checkpoint, String what) {
    super(checkpoint + ": " + what);
  }

  /** Creates an exception for a file or an id. */
  public CheckpointException(Object checkpoint, String what, Throwable cause) {
    super(checkpoint + ": " + what, cause);
  }
}
