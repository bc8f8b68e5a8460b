package org.splitkd.chaos;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.RuntimeMXBean;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program that runs in separate processes.
 *
 * @param command the command line without the program's arguments
 */
public record Program(List<String> command) {

  public Program {
    command = List.copyOf(command);
  }

  /**
   * Returns a program from this process's class path, on the same Java with the same options.
   *
   * @param properties further JVM options
   * @param main the name of its main class
   */
  public static Program besidesThisOne(List<String> properties, String main) {
    RuntimeMXBean self = ManagementFactory.getRuntimeMXBean();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(self.getInputArguments());
    command.addAll(properties);
    command.addAll(List.of("-cp", self.getClassPath(), main));
    return new Program(command);
  }

  /** Starts a process that appends its output to a file. */
  Process start(List<String> arguments, Path log) {
    List<String> all = new ArrayList<>(command);
    all.addAll(arguments);
    File file = log.toFile();
    try {
      return new ProcessBuilder(all)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(file))
          .start();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
