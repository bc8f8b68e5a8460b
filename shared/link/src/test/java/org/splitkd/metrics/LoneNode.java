package org.splitkd.metrics;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import org.splitkd.cluster.ClusterNode;

/** A cluster of one server node, with a management endpoint. */
final class LoneNode implements AutoCloseable {

  private final ActorTestKit kit;

  LoneNode() {
    kit = ActorTestKit.create("lone", config());
    Cluster cluster = Cluster.get(kit.system());
    cluster.manager().tell(Join.create(cluster.selfMember().address()));
  }

  private static Config config() {
    return Scrape.CONFIG
        .withFallback(ClusterNode.local().config())
        .withFallback(ConfigFactory.load())
        .resolve();
  }

  ActorSystem<?> system() {
    return kit.system();
  }

  PrometheusText scrape() throws Exception {
    return Scrape.of(kit.system());
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
