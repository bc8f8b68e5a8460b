package org.splitkd.dashboard;

import akka.NotUsed;
import akka.http.javadsl.IncomingConnection;
import akka.http.javadsl.ServerBinding;
import akka.http.javadsl.ServerBuilder;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.headers.Connection;
import akka.stream.Materializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import java.net.InetAddress;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * Accepts connections so that no client can keep the others out: one request each, which must be
 * whole within {@link #HEAD}, and a limit for each client and for all.
 */
final class Connections {

  /** Time for a request to arrive. */
  static final Duration HEAD = Duration.ofSeconds(10);

  /** Connections of one address, and of all. A browser opens six for a page. */
  static final int OF_ONE = 256;

  private static final int OF_ALL = 1024;

  private static final Connection CLOSE = Connection.create("close");

  private final Function<HttpRequest, CompletionStage<HttpResponse>> answer;
  private final Materializer materializer;
  private final Map<InetAddress, Integer> open = new HashMap<>();
  private int all;

  /**
   * @param answer may be called from several threads
   */
  Connections(
      Function<HttpRequest, CompletionStage<HttpResponse>> answer, Materializer materializer) {
    this.answer = answer;
    this.materializer = materializer;
  }

  /** Starts to listen; fails if it cannot. */
  CompletionStage<ServerBinding> bind(ServerBuilder server) {
    return server.connectionSource().to(Sink.foreach(this::serve)).run(materializer);
  }

  private void serve(IncomingConnection connection) {
    InetAddress client = connection.remoteAddress().getAddress();
    if (!enters(client)) {
      connection.handleWith(Flow.fromSinkAndSource(Sink.cancelled(), Source.empty()), materializer);
      return;
    }
    connection.handleWith(
        answers()
            .watchTermination(
                (none, end) -> {
                  end.whenComplete((done, failure) -> leaves(client));
                  return NotUsed.getInstance();
                }),
        materializer);
  }

  private Flow<HttpRequest, HttpResponse, NotUsed> answers() {
    return Flow.of(HttpRequest.class)
        .initialTimeout(HEAD)
        .mapAsync(1, request -> answer.apply(request).exceptionally(failure -> Routes.failed()))
        .map(response -> response.addHeader(CLOSE));
  }

  private synchronized boolean enters(InetAddress client) {
    int others = open.getOrDefault(client, 0);
    if (others == OF_ONE || all == OF_ALL) {
      return false;
    }
    open.put(client, others + 1);
    all++;
    return true;
  }

  private synchronized void leaves(InetAddress client) {
    open.computeIfPresent(client, (any, count) -> count == 1 ? null : count - 1);
    all--;
  }
}
