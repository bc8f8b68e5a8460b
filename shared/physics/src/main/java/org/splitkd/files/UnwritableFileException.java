package org.splitkd.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file or folder cannot be written; the one-line message names it and the reason. */
public final class UnwritableFileException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final String reason;

  UnwritableFileException(Path path, IOException failure) {
    super(path + ": cannot be written: " + IoReason.of(failure), failure);
    reason = IoReason.of(failure);
  }

  /** The reason alone, without the path. */
  public String reason() {
    return reason;
  }
}
