package org.splitkd.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A process that works on a run, and is watched. Gone when it is closed. */
final class Child implements AutoCloseable {

  /** What a process ends with that was sent SIGKILL, as shells count. */
  static final int KILLED = 128 + 9;

  private final Process process;
  private final RunFiles files;
  private final Path log;
  private final Life life;

  /** Whoever is interrupted takes it along. */
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
   * Looks every millisecond what it has come to.
   *
   * @param kill whether it is to be killed now
   * @return how it ended
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

  /** When it was last looked at, ms. */
  double age() {
    return life.age();
  }

  /** The last line that it wrote. */
  String lastWords() {
    try {
      return Files.readAllLines(log).stream()
          .filter(line -> !line.isBlank())
          .reduce((one, next) -> next)
          .orElse("it said nothing");
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
      // this process is ending, and the hook does its work
    }
  }
}
