package org.splitkd.cli;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Hosts emulated on one machine as Linux network namespaces. Each has one cable to a switch for the
 * cluster's nodes and another to a switch for shared services, to which this machine also belongs.
 */
final class Hosts implements AutoCloseable {

  /** This machine's address in the network for shared services. */
  static final String SHARED = "10.78.0.1";

  private final String id = "s" + ProcessHandle.current().pid() % 10_000;
  private final String sharedSwitch = id + "b";
  private final String clusterSwitch = id + "w";
  private final List<String> names = new ArrayList<>();

  /** Whether this process can create hosts. */
  static boolean arePossible() {
    boolean tool =
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(folder -> new File(folder, "ip").canExecute());
    return tool && System.getProperty("user.name").equals("root");
  }

  /** Creates hosts, numbered from 1. */
  static Hosts of(int many) throws IOException {
    Hosts hosts = new Hosts();
    try {
      hosts.build(many);
      return hosts;
    } catch (IOException | RuntimeException failure) {
      hosts.close();
      throw failure;
    }
  }

  /** The address of a host in the cluster's network. */
  static String address(int host) {
    return "10.77.0." + (10 + host);
  }

  /** The command prefix that runs a command on a host. */
  List<String> on(int host) {
    return in(names.get(host - 1));
  }

  /** Disconnects a host from the cluster's switch, but not from the shared one. */
  void cutOff(int host) throws IOException {
    ipIn(clusterSwitch, "link", "set", "c" + host, "down");
  }

  void heal(int host) throws IOException {
    ipIn(clusterSwitch, "link", "set", "c" + host, "up");
  }

  /**
   * The command prefix that runs a command in a network. {@code ip netns exec} fails in a chroot.
   */
  private static List<String> in(String network) {
    return List.of("nsenter", "--net=/run/netns/" + network);
  }

  private void build(int many) throws IOException {
    ip("netns", "add", clusterSwitch);
    ipIn(clusterSwitch, "link", "add", "switch", "type", "bridge");
    ipIn(clusterSwitch, "link", "set", "switch", "up");
    ip("link", "add", sharedSwitch, "type", "bridge");
    ip("addr", "add", SHARED + "/24", "dev", sharedSwitch);
    ip("link", "set", sharedSwitch, "up");
    for (int host = 1; host <= many; host++) {
      String name = id + "h" + host;
      ip("netns", "add", name);
      names.add(name);
      ipIn(name, "link", "set", "lo", "up");
      ipIn(
          clusterSwitch,
          "link",
          "add",
          "c" + host,
          "type",
          "veth",
          "peer",
          "name",
          "cluster",
          "netns",
          name);
      ipIn(clusterSwitch, "link", "set", "c" + host, "master", "switch", "up");
      ipIn(name, "addr", "add", address(host) + "/24", "dev", "cluster");
      ipIn(name, "link", "set", "cluster", "up");
      String cable = id + "c" + host;
      ip("link", "add", cable, "type", "veth", "peer", "name", "shared", "netns", name);
      ip("link", "set", cable, "master", sharedSwitch, "up");
      ipIn(name, "addr", "add", "10.78.0." + (10 + host) + "/24", "dev", "shared");
      ipIn(name, "link", "set", "shared", "up");
    }
  }

  @Override
  public void close() throws IOException {
    for (String name : names) {
      ip("netns", "del", name);
    }
    run("ip", "netns", "del", clusterSwitch);
    run("ip", "link", "del", sharedSwitch);
  }

  private static void ip(String... words) throws IOException {
    succeed(List.of(), words);
  }

  private static void ipIn(String network, String... words) throws IOException {
    succeed(in(network), words);
  }

  private static void succeed(List<String> prefix, String... words) throws IOException {
    List<String> command = new ArrayList<>(prefix);
    command.add("ip");
    command.addAll(List.of(words));
    String said = run(command.toArray(String[]::new));
    if (!said.isEmpty()) {
      throw new IllegalStateException(String.join(" ", command) + ": " + said);
    }
  }

  /** Runs a command; returns its output if it failed, else an empty text. */
  private static String run(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.onExit().join().exitValue() == 0 ? "" : "failed: " + said.strip();
  }
}
