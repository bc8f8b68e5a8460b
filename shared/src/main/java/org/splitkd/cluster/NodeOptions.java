package org.splitkd.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.security.TlsFiles;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What every command takes that starts a node. */
public final class NodeOptions {

  @Option(
      names = "--host",
      paramLabel = "HOST",
      description =
          "Where the node listens, and where other nodes reach it. By default ${DEFAULT-VALUE}: nodes on this machine only.")
  public String host = "127.0.0.1";

  @Option(
      names = "--port",
      paramLabel = "PORT",
      converter = Port.class,
      description =
          "For actors; 0 takes any that is free. By default 2551 for a server node, 0 for a device node.")
  public int port = -1;

  @Option(
      names = "--join",
      paramLabel = "HOST:PORT",
      split = ",",
      converter = Address.class,
      description = "Nodes of the cluster to join; one that answers is enough.")
  public List<NodeAddress> join = List.of();

  @Option(
      names = "--tls",
      paramLabel = "DIR",
      description =
          "The folder of the node's tls.key, tls.crt and ca.crt, as splitkd ca issue or cert-manager makes them: only nodes of the same authority come in. New files are taken up as they come.")
  public @Nullable Path tls;

  /** The node that is asked for. */
  public ClusterNode node(String role, int defaultPort) {
    return new ClusterNode(
        role,
        new NodeAddress(host, port < 0 ? defaultPort : port),
        join,
        Optional.ofNullable(tls).map(TlsFiles::in));
  }

  /** What the user should know of the node; empty if there is nothing. */
  public Optional<String> warning() {
    return tls == null && !isLoopback()
        ? Optional.of(
            "warning: whoever reaches " + host + " can join, read and write: no --tls is given")
        : Optional.empty();
  }

  private boolean isLoopback() {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
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
