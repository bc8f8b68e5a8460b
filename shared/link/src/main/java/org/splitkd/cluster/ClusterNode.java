package org.splitkd.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splitkd.cluster.artery.CheckedFrames;
import org.splitkd.security.ArteryTls;
import org.splitkd.security.TlsFiles;

/**
 * The configuration of a cluster node.
 *
 * @param role {@code server} or {@code device}
 * @param address on which it listens for actor messages; the tensor plane uses another port
 * @param seeds the nodes it joins; none if it forms the cluster
 * @param tls for all connections between nodes; either all nodes of a cluster have it, or none
 * @param discovery of a cluster, instead of seeds; requires a management endpoint
 * @param endpoints besides those for actors and tensors
 */
public record ClusterNode(
    String role,
    NodeAddress address,
    List<NodeAddress> seeds,
    Optional<TlsFiles> tls,
    Optional<Discovery> discovery,
    Endpoints endpoints) {

  /** The name of all actor systems of a cluster. */
  public static final String SYSTEM = "splitkd";

  /** The role of nodes with an edge server. */
  public static final String SERVER = "server";

  /** The role of nodes with vehicles. */
  public static final String DEVICE = "device";

  public ClusterNode {
    seeds = List.copyOf(seeds);
  }

  /** Returns a server node that forms a cluster on loopback, at any free port, without TLS. */
  public static ClusterNode local() {
    return new ClusterNode(
        SERVER,
        new NodeAddress("127.0.0.1", 0),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        Endpoints.NONE);
  }

  /**
   * Returns the configuration that makes an actor system this node: {@code cluster.conf},
   * overridden by the node's own settings.
   */
  public Config config() {
    Map<String, Object> own = new HashMap<>();
    own.put("akka.remote.artery.canonical.hostname", address.host());
    own.put("akka.remote.artery.canonical.port", address.port());
    own.put("splitkd.tensor-plane.host", address.host());
    own.put("akka.cluster.roles", List.of(role));
    endpoints
        .management()
        .ifPresent(
            at -> {
              own.put("akka.management.http.hostname", at.host());
              own.put("akka.management.http.port", at.port());
            });
    own.put(
        "akka.cluster.seed-nodes",
        seeds.stream().map(seed -> "akka://" + SYSTEM + "@" + seed).toList());
    return ConfigFactory.parseMap(own)
        .withFallback(tls.map(ArteryTls::config).orElseGet(CheckedFrames::config))
        .withFallback(discovery.map(found -> found.config(role)).orElseGet(ConfigFactory::empty))
        .withFallback(ConfigFactory.parseResourcesAnySyntax("cluster"));
  }
}
