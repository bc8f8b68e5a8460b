package org.splitkd.files;

import java.io.IOException;
import java.nio.file.Path;

/** A file or folder cannot be written; the one-line message names it and the reason. */
public final class UnwritableFileException extends RuntimeException {

  UnwritableFileException(Path path, IOException failure) {
    super(path + ": cannot be written: " + IoReason.of(failure), failure);
  }
}
