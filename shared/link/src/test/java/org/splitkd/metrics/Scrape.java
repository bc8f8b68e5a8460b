package org.splitkd.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.model.Uri;
import akka.management.javadsl.AkkaManagement;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Scrapes the metrics of a node as Prometheus does. */
public final class Scrape {

  /** A management endpoint on any free port of this machine. */
  public static final Config CONFIG =
      ConfigFactory.parseMap(
          Map.of(
              "akka.management.http.hostname", "127.0.0.1",
              "akka.management.http.port", 0,
              "akka.management.http.bind-port", 0,
              // The other routes are for nodes of a cluster.
              "akka.management.http.routes.cluster-management", "",
              "akka.management.http.routes.cluster-bootstrap", "",
              "akka.management.health-checks.readiness-checks.cluster-membership", ""));

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private Scrape() {}

  /** Opens the management endpoint of a system and scrapes it. */
  public static PrometheusText of(ActorSystem<?> system) throws Exception {
    Uri endpoint = AkkaManagement.get(system).start().toCompletableFuture().get();
    return of(endpoint.getPort());
  }

  /** Scrapes a port of this machine. */
  public static PrometheusText of(int port) throws IOException, InterruptedException {
    HttpResponse<String> page =
        CLIENT.send(
            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build(),
            HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    assertEquals(200, page.statusCode(), page::body);
    assertEquals(
        "text/plain; version=0.0.4; charset=utf-8",
        page.headers().firstValue("content-type").orElse("").replace("UTF-8", "utf-8"));
    return PrometheusText.parse(page.body());
  }
}
