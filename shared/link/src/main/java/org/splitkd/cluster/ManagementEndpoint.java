package org.splitkd.cluster;

import akka.actor.typed.ActorSystem;
import akka.http.javadsl.ConnectionContext;
import akka.http.javadsl.Http;
import akka.http.javadsl.model.Uri;
import akka.management.javadsl.AkkaManagement;
import akka.management.javadsl.ManagementRouteProviderSettings;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.splitkd.security.RotatingTls;

/**
 * The endpoint of Akka Management, read-only: the members of the cluster and its other routes. With
 * TLS, a client must show a certificate of the cluster's authority.
 */
final class ManagementEndpoint {

  private ManagementEndpoint() {}

  /** Starts the endpoint; the result fails if it cannot listen. */
  static CompletionStage<Uri> start(ActorSystem<?> system, Optional<RotatingTls> tls) {
    // Cluster Bootstrap queries the endpoints of other nodes with the system's default client.
    tls.ifPresent(
        files ->
            Http.get(system)
                .setDefaultClientHttpsContext(ConnectionContext.httpsClient(files::client)));
    return AkkaManagement.get(system).start(settings -> secured(settings, tls));
  }

  private static ManagementRouteProviderSettings secured(
      ManagementRouteProviderSettings settings, Optional<RotatingTls> tls) {
    return tls.map(
            files ->
                settings.withHttpsConnectionContext(ConnectionContext.httpsServer(files::server)))
        .orElse(settings);
  }
}
