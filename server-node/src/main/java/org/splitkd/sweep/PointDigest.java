package org.splitkd.sweep;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.splitkd.files.IoReason;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioException;

/** The name of a point: SHA-256 of its resolved scenario and of the trace that it uses. */
final class PointDigest {

  private PointDigest() {}

  /**
   * 64 hexadecimal digits.
   *
   * @throws ScenarioException if the trace cannot be read any more
   */
  static String of(LoadedScenario loaded) {
    MessageDigest digest = create();
    digest.update(loaded.rendered().getBytes(StandardCharsets.UTF_8));
    loaded.trace().ifPresent(trace -> digest.update(content(trace)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static byte[] content(Path trace) {
    try {
      return Files.readAllBytes(trace);
    } catch (IOException failure) {
      throw new ScenarioException(trace + ": cannot be read: " + IoReason.of(failure));
    }
  }

  private static MessageDigest create() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java platform has SHA-256", impossible);
    }
  }
}
