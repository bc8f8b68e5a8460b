package org.splitkd.cluster;

import java.util.Optional;

/**
 * Where a node listens for others than nodes; nowhere unless told.
 *
 * @param management for whoever operates the cluster, and for nodes that look for it; with the
 *     cluster's TLS if it has one
 * @param health for whoever starts and ends nodes, and cannot show a certificate: says no more than
 *     yes or no, without TLS
 */
public record Endpoints(Optional<NodeAddress> management, Optional<NodeAddress> health) {

  /** Of a node that listens for nodes only. */
  public static final Endpoints NONE = new Endpoints(Optional.empty(), Optional.empty());
}
