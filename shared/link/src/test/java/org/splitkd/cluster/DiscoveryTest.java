package org.splitkd.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.event.NoLogging;
import akka.management.cluster.bootstrap.ClusterBootstrapSettings;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DiscoveryTest {

  @Test
  void shouldLetServerNodesAloneBeginACluster() {
    assertEquals(true, settings(ClusterNode.SERVER).newClusterEnabled());
    assertEquals(false, settings(ClusterNode.DEVICE).newClusterEnabled());
  }

  @Test
  void shouldWantAsManyContactPointsAsWereNamed() {
    assertEquals(3, settings(ClusterNode.SERVER).contactPointDiscovery().requiredContactPointsNr());
  }

  private static ClusterBootstrapSettings settings(String role) {
    ClusterNode node =
        new ClusterNode(
            role,
            new NodeAddress("127.0.0.1", 0),
            List.of(),
            Optional.empty(),
            Optional.of(new Discovery("splitkd-server", 3)),
            Endpoints.NONE);
    Config config = node.config().withFallback(ConfigFactory.load()).resolve();
    return ClusterBootstrapSettings.apply(config, NoLogging.getInstance());
  }
}
