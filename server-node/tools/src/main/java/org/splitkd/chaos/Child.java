package org.splitkd.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A watched process that executes a run. Closing it kills the process. */
final class Child implements AutoCloseable {

  /** Exit code of a process ended by SIGKILL, by shell convention. */
  static final int KILLED = 128 + 9;

  private final Process process;
  private final RunFiles files;
  private final Path log;
  private final Life life;

  /** Shutdown hook: the child dies with this process. */
  private final Thread lastWill;

  private Child(Process process, RunFiles files, Path log, Life life) {
    this.process = process;
    this.files = files;
    this.log = log;
    this.life = life;
    lastWill = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastWill);
  }

  static Child start(Program program, List<String> arguments, Path log, RunFiles files) {
    Life life = new Life(System.nanoTime(), files.look());
    return new Child(program.start(arguments, log), files, log, life);
  }

  /**
   * Inspects the run's files every millisecond until the process ends.
   *
   * @param kill whether to kill the process now
   * @return the exit code
   */
  int watch(Predicate<Life> kill) {
    try {
      while (!process.waitFor(1, TimeUnit.MILLISECONDS)) {
        life.see(System.nanoTime(), files.look());
        if (kill.test(life)) {
          process.destroyForcibly();
          return process.waitFor();
        }
      }
      life.see(System.nanoTime(), files.look());
      return process.exitValue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** The age of the process when it was last inspected, ms. */
  double age() {
    return life.age();
  }

  /** The last non-blank line of its output. */
  String lastWords() {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> !line.isBlank())
          .reduce((one, next) -> next)
          .orElse("no output");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    try {
      Runtime.getRuntime().removeShutdownHook(lastWill);
    } catch (IllegalStateException already) {
      // this process is ending and runs the hook
    }
  }
}
