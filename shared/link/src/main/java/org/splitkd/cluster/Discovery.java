package org.splitkd.cluster;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Map;

/**
 * How a node finds its cluster in Kubernetes: by the server nodes' pods, which have the label
 * {@code app} and a port named {@code management}. Server nodes alone begin a cluster.
 *
 * @param service the label's value
 * @param contactPoints as many server nodes must be found before one of them begins a cluster
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
