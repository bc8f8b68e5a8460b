package org.splitkd.cluster;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Options of all commands that start a node. */
public final class NodeOptions {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Address at which the node listens and other nodes reach it. By default ${DEFAULT-VALUE}, for nodes on this machine only.")
  public String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description =
          "Port for messages between actors; 0 takes any free port. By default 2551 for a server node and 0 for a device node.")
  public int port = -1;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      converter = Address.class,
      description = "Nodes of the cluster to join. One that answers is enough.")
  public List<NodeAddress> join = List.of();

  @Option(
      names = "--discover",
      paramLabel = "SERVICE",
      description =
          "Finds the cluster in Kubernetes, instead of --join: its server nodes are the pods with the label app=SERVICE and a port named management. One of them forms the cluster.")
  public @Nullable String discover;

  @Option(
      names = "--contact-points",
      paramLabel = "N",
      converter = Count.class,
      description =
          "Server nodes that --discover must find before the first one forms a cluster. By default ${DEFAULT-VALUE}.")
  public int contactPoints = 1;

  @Option(
      names = "--management",
      paramLabel = "HOST:PORT",
      converter = Address.class,
      description =
          "Address of the read-only management endpoint. It serves HTTPS to holders of a certificate of the same authority, or HTTP to everyone with --no-tls. Off by default; with --discover it is port 8558 of --host.")
  public @Nullable NodeAddress management;

  @Option(
      names = "--health",
      paramLabel = "HOST:PORT",
      converter = Address.class,
      description =
          "Address of the health endpoint, which answers /alive and /ready to everyone over HTTP. Off by default.")
  public @Nullable NodeAddress health;

  @Mixin private KeyOptions keys = new KeyOptions();

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the node the options describe.
   *
   * @throws ParameterException if the options contradict each other
   */
  public ClusterNode node(String role, int defaultPort) {
    Optional<Discovery> discovery =
        Optional.ofNullable(discover).map(service -> new Discovery(service, contactPoints));
    if (discovery.isPresent() && !join.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--join and --discover: must be one of them");
    }
    return new ClusterNode(
        role,
        new NodeAddress(host, port < 0 ? defaultPort : port),
        join,
        keys.files(discovery.isPresent()),
        discovery,
        new Endpoints(managementAddress(), Optional.ofNullable(health)));
  }

  /** Returns whether the node joins or discovers other nodes. */
  public boolean seeks() {
    return !join.isEmpty() || discover != null;
  }

  private Optional<NodeAddress> managementAddress() {
    return Optional.ofNullable(management)
        .or(
            () ->
                Optional.ofNullable(discover)
                    .map(service -> new NodeAddress(host, NodeAddress.MANAGEMENT_PORT)));
  }

  /** Returns a hint or warning about the node for the user, if any. */
  public Optional<String> advice() {
    return keys.advice(host, managementAddress());
  }

  /** Reads a port. */
  static final class Port implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String text) {
      return NodeAddress.port(text)
          .orElseThrow(
              () -> new TypeConversionException(text + ": must be 0 to " + NodeAddress.MOST_PORT));
    }
  }

  /** Reads a count. */
  static final class Count implements ITypeConverter<Integer> {
    private static final int MOST = 1000;

    @Override
    public Integer convert(String text) {
      return NodeAddress.port(text)
          .filter(count -> count >= 1 && count <= MOST)
          .orElseThrow(() -> new TypeConversionException(text + ": must be 1 to " + MOST));
    }
  }

  /** Reads an address. */
  static final class Address implements ITypeConverter<NodeAddress> {
    @Override
    public NodeAddress convert(String text) {
      try {
        return NodeAddress.parse(text);
      } catch (IllegalArgumentException wrong) {
        throw new TypeConversionException(String.valueOf(wrong.getMessage()));
      }
    }
  }
}
