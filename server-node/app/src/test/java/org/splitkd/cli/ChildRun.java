package org.splitkd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.splitkd.authority.UserKeys;

/** A command in a process of its own. */
final class ChildRun {

  private ChildRun() {}

  /** Begins; nobody reads its stdout, so commands should be quiet there. */
  static Process start(Map<String, String> environment, List<String> arguments) throws IOException {
    return start(environment, List.of(), arguments);
  }

  /** The same, also where tests run in the background of a shell, whose children ignore Ctrl-C. */
  static Process startInForeground(List<String> arguments) throws IOException {
    return start(Map.of(), List.of("env", "--default-signal=INT"), arguments);
  }

  /**
   * The same under another command.
   *
   * @param prefix goes before it
   */
  static Process start(Map<String, String> environment, List<String> prefix, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>(prefix);
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Djava.awt.headless=true",
            "-Dorg.bytedeco.javacpp.maxPhysicalBytes=0",
            "-Dsplitkd.snapshot-every=4",
            "-Dsplitkd.home=" + System.getProperty("splitkd.home"),
            "-Dsplitkd.keys=" + System.getProperty(UserKeys.FOLDER),
            "-cp",
            System.getProperty("java.class.path"),
            Main.class.getName()));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /** Waits for the end. */
  static Said await(Process process) throws IOException, InterruptedException {
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), "", err);
  }
}
