package org.splitkd.cluster;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorSystem;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.management.HealthCheckSettings;
import akka.management.javadsl.HealthChecks;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Reports whether a node is alive, and whether it takes part in its cluster: 200 or 503 at {@code
 * /alive} and {@code /ready}, and nothing else. It serves the kubelet, which cannot show a
 * certificate, and is therefore separate from the management endpoint.
 */
final class HealthEndpoint {

  private final ActorSystem<?> system;
  private final HealthChecks checks;

  private HealthEndpoint(ActorSystem<?> system) {
    this.system = system;
    checks =
        new HealthChecks(
            (ExtendedActorSystem) system.classicSystem(),
            HealthCheckSettings.create(
                system.settings().config().getConfig("akka.management.health-checks")));
  }

  /** Starts the endpoint; the result fails if it cannot listen. */
  static CompletionStage<ServerBinding> start(ActorSystem<?> system, NodeAddress address) {
    return Http.get(system)
        .newServerAt(address.host(), address.port())
        .bind(new HealthEndpoint(system)::answer);
  }

  private CompletionStage<HttpResponse> answer(HttpRequest request) {
    request.discardEntityBytes(system);
    if (!request.method().equals(HttpMethods.GET)) {
      return CompletableFuture.completedStage(response(StatusCodes.METHOD_NOT_ALLOWED));
    }
    return switch (request.getUri().path()) {
      case "/alive" -> told(checks.alive());
      case "/ready" -> told(checks.ready());
      default -> CompletableFuture.completedStage(response(StatusCodes.NOT_FOUND));
    };
  }

  private static CompletionStage<HttpResponse> told(CompletionStage<Boolean> well) {
    return well.exceptionally(failure -> false)
        .thenApply(yes -> response(yes ? StatusCodes.OK : StatusCodes.SERVICE_UNAVAILABLE));
  }

  private static HttpResponse response(StatusCode status) {
    return HttpResponse.create().withStatus(status);
  }
}
