package org.splitkd.metrics;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.http.javadsl.model.ContentType;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.server.Directives;
import akka.http.javadsl.server.Route;
import akka.management.javadsl.ManagementRouteProvider;
import akka.management.javadsl.ManagementRouteProviderSettings;
import akka.util.ByteString;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;

/**
 * The page {@code /metrics} of a node's management endpoint, in the text format of Prometheus. Akka
 * Management creates it by its name in reference.conf; a node without that endpoint has no registry
 * either.
 */
public final class MetricsRoutes implements ManagementRouteProvider {

  private static final ContentType TEXT =
      ContentTypes.parse("text/plain; version=0.0.4; charset=utf-8");

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

  /** The constructor that Akka calls. */
  public MetricsRoutes(ExtendedActorSystem system) {
    NodeFigures figures = NodeFigures.of(Adapter.toTyped(system));
    NodeMeters.bind(figures, registry);
    ProcessMeters.bind(figures, registry);
    ClusterMeters.bind(system, registry);
  }

  @Override
  public Route routes(ManagementRouteProviderSettings settings) {
    return Directives.path("metrics", () -> Directives.get(this::page));
  }

  private Route page() {
    return Directives.extract(
        request -> ByteString.fromString(registry.scrape()),
        text -> Directives.complete(StatusCodes.OK, HttpEntities.create(TEXT, text)));
  }
}
