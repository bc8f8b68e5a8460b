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

/** A node of a cluster in a process of its own, and what it has said on stderr so far. */
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

  /** A server node on any port that is free; it has the options of a command before. */
  static NodeProcess server(List<String> arguments) throws IOException {
    return server(Map.of(), arguments);
  }

  /** The same with some variables in its environment. */
  static NodeProcess server(Map<String, String> environment, List<String> arguments)
      throws IOException {
    List<String> words = new ArrayList<>(arguments);
    words.addAll(List.of("--port", "0"));
    return new NodeProcess(ChildRun.start(environment, words));
  }

  /** A device node of a cluster. */
  static NodeProcess device(String address, String... more) throws IOException {
    return device(Map.of(), address, more);
  }

  /** The same with some variables in its environment. */
  static NodeProcess device(Map<String, String> environment, String address, String... more)
      throws IOException {
    List<String> words = new ArrayList<>(List.of("device-node", "--threads", "1"));
    words.addAll(List.of("--join", address));
    words.addAll(List.of(more));
    return new NodeProcess(ChildRun.start(environment, words));
  }

  /**
   * Any command that starts a node.
   *
   * @param prefix goes before it, as to run it on another host
   */
  public static NodeProcess start(
      Map<String, String> environment, List<String> prefix, List<String> arguments)
      throws IOException {
    return new NodeProcess(ChildRun.start(environment, prefix, arguments));
  }

  /** A node with all its options. */
  static NodeProcess of(Map<String, String> environment, List<String> arguments)
      throws IOException {
    return new NodeProcess(ChildRun.start(environment, arguments));
  }

  /** Where a server node says that others join it. */
  public String address() throws InterruptedException {
    Matcher invitation = INVITATION.matcher(await(line -> INVITATION.matcher(line).matches()));
    assertTrue(invitation.matches());
    return invitation.group(1);
  }

  /** Waits for a line, and gives it. */
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

  /** What it has in memory once its garbage is collected, KiB. */
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

  /** SIGKILL. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits for its end, which must come; its exit code. */
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
