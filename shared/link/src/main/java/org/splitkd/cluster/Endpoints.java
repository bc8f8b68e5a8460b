package org.splitkd.cluster;

import java.util.Optional;

/**
 * Addresses of the endpoints a node offers besides those for actors and tensors; empty for none.
 *
 * @param management for operators of the cluster, and for nodes looking for it; uses the cluster's
 *     TLS if it has one
 * @param health for the process that starts and stops nodes and cannot show a certificate; answers
 *     only yes or no, without TLS
 */
public record Endpoints(Optional<NodeAddress> management, Optional<NodeAddress> health) {

  /** No endpoint: the node listens for other nodes only. */
  public static final Endpoints NONE = new Endpoints(Optional.empty(), Optional.empty());
}
