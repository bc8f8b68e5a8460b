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
 * Akka Management: members of the cluster and its other routes, to be read only. With TLS whoever
 * asks shows a certificate of the cluster's authority.
 */
final class ManagementEndpoint {

  private ManagementEndpoint() {}

  /** Listens; fails if it cannot. */
  static CompletionStage<Uri> start(ActorSystem<?> system, Optional<RotatingTls> tls) {
    // Cluster Bootstrap asks the endpoints of other nodes by the system's default client.
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
