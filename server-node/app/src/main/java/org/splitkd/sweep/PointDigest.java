package org.splitkd.sweep;

import java.io.IOException;
import java.nio.file.Path;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.text.ScenarioException;

/**
 * The digest that names a point: SHA-256 of its resolved scenario, the trace it uses, and the files
 * named by settings of extensions.
 */
final class PointDigest {

  private PointDigest() {}

  /**
   * Returns the digest as 64 hexadecimal digits.
   *
   * @throws ScenarioException if one of the files can no longer be read
   */
  static String of(LoadedScenario loaded) {
    Sha256 digest = new Sha256().add(loaded.rendered());
    loaded.trace().ifPresent(trace -> add(digest, trace));
    loaded.files().values().forEach(file -> add(digest, file));
    return digest.hex();
  }

  private static void add(Sha256 digest, Path file) {
    try {
      digest.add(file);
    } catch (IOException failure) {
      throw new ScenarioException(file + ": cannot be read: " + IoReason.of(failure));
    }
  }
}
