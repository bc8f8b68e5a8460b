package org.splitkd.cluster;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.splitkd.authority.UserKeys;
import org.splitkd.security.TlsFiles;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Options for the keys by which a node recognises others. The default is the user's keys, which
 * admit only the user's own nodes.
 */
final class KeyOptions {

  @Option(
      names = "--tls",
      paramLabel = "DIR",
      description =
          "The folder of the node's tls.key, tls.crt and ca.crt, from splitkd ca issue or cert-manager. Only nodes of the same authority can join. Renewed files take effect within a minute. By default .splitkd/tls in your home, which your first node creates, so that only your own nodes can join.")
  private @Nullable Path folder;

  @Option(
      names = "--no-tls",
      description =
          "Turns authentication and encryption off: anyone who reaches the node can join, read and do harm. Give it to all nodes of a cluster or to none.")
  private boolean none;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  /**
   * Returns the requested keys; the user's are created if they do not exist yet.
   *
   * @param discovered whether nodes find each other in Kubernetes, where they share no home
   * @throws ParameterException if the options contradict each other
   * @throws org.splitkd.security.TlsException if the user's keys cannot be used or created
   */
  Optional<TlsFiles> files(boolean discovered) {
    if (folder != null && none) {
      throw new ParameterException(spec.commandLine(), "--tls and --no-tls: must be one of them");
    }
    if (folder == null && !none && discovered) {
      throw new ParameterException(
          spec.commandLine(),
          "--discover: pods have no keys in common by themselves: must have --tls, or --no-tls");
    }
    if (none) {
      return Optional.empty();
    }
    return Optional.of(
        folder != null ? TlsFiles.in(folder) : UserKeys.in(UserKeys.folder(), Clock.systemUTC()));
  }

  /**
   * Returns a hint or warning for the user, if any.
   *
   * @param host address on which the node listens for other nodes
   * @param management address of the management endpoint
   */
  Optional<String> advice(String host, Optional<NodeAddress> management) {
    if (!none) {
      return folder == null && !isLoopback(host)
          ? Optional.of(
              "nodes on other machines need a copy of "
                  + UserKeys.folder()
                  + ", or all nodes need --tls")
          : Optional.empty();
    }
    if (!isLoopback(host)) {
      return Optional.of(
          "warning: --no-tls: anyone who reaches " + host + " can join, read and do harm");
    }
    return management
        .map(NodeAddress::host)
        .filter(open -> !isLoopback(open))
        .map(open -> "warning: --no-tls: anyone who reaches " + open + " can read");
  }

  private static boolean isLoopback(String host) {
    try {
      return InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException unknown) {
      return false;
    }
  }
}
