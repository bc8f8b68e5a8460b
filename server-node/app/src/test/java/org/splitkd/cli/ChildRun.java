package org.splitkd.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splitkd.authority.UserKeys;

/** A command in a separate process. */
final class ChildRun {

  private ChildRun() {}

  /** Starts a command. Its stdout is discarded. */
  static Process start(Map<String, String> environment, List<String> arguments) throws IOException {
    return start(environment, List.of(), arguments);
  }

  /**
   * The same with Ctrl-C enabled: background jobs of a shell ignore it, and so do their children.
   */
  static Process startInForeground(List<String> arguments) throws IOException {
    return start(Map.of(), List.of("env", "--default-signal=INT"), arguments);
  }

  /**
   * The same under another command.
   *
   * @param prefix words before the command
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
            classPath(),
            Main.class.getName()));
    words.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    return builder.start();
  }

  /**
   * The class path of this process, with the classes of libtorch first: loading it looks up some
   * 1,500 of them, each in every entry before theirs.
   */
  static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .sorted(Comparator.comparing(entry -> !entry.contains("pytorch")))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits for the end and returns exit code and stderr. */
  static Said await(Process process) throws IOException, InterruptedException {
    String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), "", err);
  }
}
