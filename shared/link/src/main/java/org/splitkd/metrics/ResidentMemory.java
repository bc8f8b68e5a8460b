package org.splitkd.metrics;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Physical memory of this process, heap and native, where the system reports it. */
final class ResidentMemory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+([0-9]+) kB$");

  private ResidentMemory() {}

  static boolean isTold() {
    return Files.isReadable(STATUS);
  }

  /** Returns the bytes; NaN where the system does not report them. */
  static double bytes() {
    try {
      Matcher told = RESIDENT.matcher(Files.readString(STATUS, StandardCharsets.US_ASCII));
      return told.find() ? 1024.0 * Long.parseLong(told.group(1)) : Double.NaN;
    } catch (IOException untold) {
      return Double.NaN;
    }
  }
}
