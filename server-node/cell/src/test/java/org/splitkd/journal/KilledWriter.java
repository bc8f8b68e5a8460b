package org.splitkd.journal;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.AskPattern;
import akka.actor.typed.javadsl.Behaviors;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/**
 * A process that stores one text after another in an embedded journal, prints the number stored
 * after each, and ends only if a text cannot be stored.
 */
final class KilledWriter implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private KilledWriter(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  static KilledWriter start(Path folder) throws IOException {
    return start(List.of(), folder);
  }

  /** Starts a process whose writes fail where a file would be larger. */
  static KilledWriter startWithFilesOfAtMost(int kib, Path folder) throws IOException {
    return start(List.of("bash", "-c", "ulimit -f " + kib + " && exec \"$@\"", "bash"), folder);
  }

  private static KilledWriter start(List<String> wrapper, Path folder) throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            KilledWriter.class.getName(),
            folder.toString()));
    return new KilledWriter(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start());
  }

  /** The next number of stored texts that the process prints. */
  int acknowledged() throws IOException {
    return Integer.parseInt(Objects.requireNonNull(output.readLine(), "the writer has ended"));
  }

  /** Waits until the process has ended by itself; returns the last number it printed. */
  int untilItEnds() throws IOException {
    process.onExit().join();
    return kill(0);
  }

  /**
   * Kills the process; returns the last number it printed, or the given one if it printed no more.
   */
  int kill(int last) throws IOException {
    sigkill();
    int number = last;
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      number = Integer.parseInt(line);
    }
    return number;
  }

  @Override
  public void close() {
    sigkill();
  }

  private void sigkill() {
    // Not by Process.destroyForcibly(), which would discard the process's output.
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  /** Runs in the process. */
  public static void main(String[] arguments) {
    Journal journal = new Journal.Embedded(Path.of(arguments[0]));
    JournalSchema.create(journal);
    ActorSystem<Tally.Command> system =
        ActorSystem.create(
            Behaviors.setup(context -> Tally.create(context.getSystem().<Long>ignoreRef())),
            "writer",
            Tally.config(journal));
    Function<Integer, Integer> note =
        number ->
            AskPattern.<Tally.Command, Integer>ask(
                    system,
                    replyTo -> new Tally.Note("text " + number, replyTo),
                    TallySystem.PATIENCE,
                    system.scheduler())
                .toCompletableFuture()
                .join();
    List<String> recovered =
        AskPattern.<Tally.Command, Tally.Recovered>ask(
                system, Tally.Ask::new, TallySystem.PATIENCE, system.scheduler())
            .toCompletableFuture()
            .join()
            .texts();
    // The tally is the guardian: its failure ends the system.
    system.getWhenTerminated().whenComplete((done, failure) -> Runtime.getRuntime().halt(1));
    for (int number = recovered.size() + 1; ; number++) {
      System.out.println(note.apply(number));
      System.out.flush();
    }
  }
}
