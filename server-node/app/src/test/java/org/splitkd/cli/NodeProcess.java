package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A cluster node in a separate process, with its stderr output so far. */
public final class NodeProcess implements AutoCloseable {

  private static final int PATIENCE_SECONDS = 120;

  private static final Pattern INVITATION = Pattern.compile(".*device-node --join ([^\\s\"]+).*");

  private final Process process;
  private final List<String> lines = new ArrayList<>();
  private final Thread reader;

  private NodeProcess(Process process) {
    this.process = process;
    reader = new Thread(this::read, "stderr of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts a server node on any free port; the arguments begin with the command. */
  static NodeProcess server(List<String> arguments) throws IOException {
    return server(Map.of(), arguments);
  }

  /** The same with additional environment variables. */
  static NodeProcess server(Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>(arguments);
    words.addAll(List.of("--port", "0"));
    return new NodeProcess(ChildRun.start(environment, words));
  }

  /** Starts a device node that joins a cluster. */
  static NodeProcess device(String address, String... more) throws IOException {
    return device(Map.of(), address, more);
  }

  /** The same with additional environment variables. */
  static NodeProcess device(Map<String, String> environment, String address, String... more)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("device-node", "--threads", "1"));
    words.addAll(List.of("--join", address));
    words.addAll(List.of(more));
    return new NodeProcess(ChildRun.start(environment, words));
  }

  /**
   * Starts a node with any command.
   *
   * @param prefix words before the command, for instance to run it on another host
   */
  public static NodeProcess start(
      Map<String, String> environment, List<String> prefix, List<String> arguments)
      throws IOException {
    return new NodeProcess(ChildRun.start(environment, prefix, arguments));
  }

  /** Starts a node with the given command line. */
  static NodeProcess of(Map<String, String> environment, List<String> arguments)
      throws IOException {
    return new NodeProcess(ChildRun.start(environment, arguments));
  }

  /** The address at which, as a server node prints, device nodes join it. */
  public String address() throws InterruptedException {
    Matcher invitation = INVITATION.matcher(await(line -> INVITATION.matcher(line).matches()));
    assertTrue(invitation.matches());
    return invitation.group(1);
  }

  /** Waits for a line and returns it. */
  public synchronized String await(Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    Optional<String> found = find(wanted);
    while (found.isEmpty() && System.nanoTime() < end) {
      wait(100);
      found = find(wanted);
    }
    return found.orElseThrow(() -> new AssertionError("never said: " + lines));
  }

  synchronized Optional<String> find(Predicate<String> wanted) {
    return lines.stream().filter(wanted).findFirst();
  }

  public synchronized List<String> lines() {
    return List.copyOf(lines);
  }

  boolean runs() {
    return process.isAlive();
  }

  /** Resident memory after a garbage collection, KiB. */
  public long residentKib() throws IOException, InterruptedException {
    String pid = String.valueOf(process.pid());
    Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
    for (int time = 0; time < 2; time++) {
      new ProcessBuilder(jcmd.toString(), pid, "GC.run").start().waitFor();
    }
    return Files.readAllLines(Path.of("/proc", pid, "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElseThrow();
  }

  /** Sends SIGKILL and waits for the end. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** Sends SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end and returns the exit code. Fails if it does not end in time. */
  int exit() throws InterruptedException {
    assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), () -> "no end: " + lines());
    reader.join();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private void read() {
    try (BufferedReader err = new BufferedReader(process.errorReader(StandardCharsets.UTF_8))) {
      String line = err.readLine();
      while (line != null) {
        add(line);
        line = err.readLine();
      }
    } catch (IOException closed) {
      if (process.isAlive()) {
        throw new UncheckedIOException(closed);
      }
    }
  }

  private synchronized void add(String line) {
    lines.add(line);
    notifyAll();
  }
}
