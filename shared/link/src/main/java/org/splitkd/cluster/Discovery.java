package org.splitkd.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/**
 * Discovery of a cluster in Kubernetes: a node finds the pods of the server nodes, which have the
 * label {@code app} and a port named {@code management}. Only server nodes form a cluster.
 *
 * @param service the label's value
 * @param contactPoints server nodes required before the first one forms a cluster
 */
public record Discovery(String service, int contactPoints) {

  Config config(String role) {
    return ConfigFactory.parseMap(
            Map.of(
                "new-cluster-enabled",
                role.equals(ClusterNode.SERVER),
                "contact-point-discovery",
                Map.of("service-name", service, "required-contact-point-nr", contactPoints)),
            "discovery")
        .atPath("akka.management.cluster.bootstrap");
  }
}
