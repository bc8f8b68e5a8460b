package org.splitkd.dashboard;

import akka.NotUsed;
import akka.dispatch.Dispatchers;
import akka.http.javadsl.model.ContentTypes;
import akka.http.javadsl.model.HttpEntities;
import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpMethods;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.HttpResponse;
import akka.http.javadsl.model.MediaTypes;
import akka.http.javadsl.model.Query;
import akka.http.javadsl.model.StatusCode;
import akka.http.javadsl.model.StatusCodes;
import akka.http.javadsl.model.headers.RawHeader;
import akka.stream.Materializer;
import akka.stream.javadsl.Source;
import akka.util.ByteString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.splitkd.time.Pace;

/** The answers to the requests of the page. */
final class Routes {

  private static final int MILLIS_FOR_A_CHANGE = 3_000;
  private static final int MOST_BYTES_OF_A_CHANGE = 1_000;
  private static final HttpHeader FRESH = RawHeader.create("Cache-Control", "no-store");

  private final Board board;
  private final Guard guard;
  private final Materializer materializer;
  private final Executor blocking;

  /** Readers that have not received everything yet. */
  private final Readers readers = new Readers();

  Routes(Board board, Guard guard, Materializer materializer) {
    this.board = board;
    this.guard = guard;
    this.materializer = materializer;
    blocking =
        materializer.system().dispatchers().lookup(Dispatchers.DefaultBlockingDispatcherId());
  }

  Readers readers() {
    return readers;
  }

  CompletionStage<HttpResponse> answer(HttpRequest request) {
    if (!guard.admits(request)) {
      request.discardEntityBytes(materializer);
      return now(error(StatusCodes.FORBIDDEN, "open this page as localhost or 127.0.0.1"));
    }
    String path = request.getUri().path();
    if (path.equals("/api/control")) {
      return control(request);
    }
    request.discardEntityBytes(materializer);
    if (!request.method().equals(HttpMethods.GET)) {
      return now(error(StatusCodes.METHOD_NOT_ALLOWED, "must be GET"));
    }
    Query query = request.getUri().query();
    return path.equals("/api/stream") && query.get("cell").isPresent()
        ? CompletableFuture.supplyAsync(() -> get(path, query), blocking) // runs the cell again
        : now(get(path, query));
  }

  /** The answer to a request whose handling failed. */
  static HttpResponse failed() {
    return error(StatusCodes.INTERNAL_SERVER_ERROR, "the request failed");
  }

  private HttpResponse get(String path, Query query) {
    try {
      if (path.startsWith("/files/")) {
        return file(path.substring("/files/".length()));
      }
      return switch (path) {
        case "/api/scene" ->
            board.scene(number(query, "cell")).map(Routes::json).orElseGet(Routes::nothing);
        case "/api/stream" -> stream(query);
        case "/api/files" -> files();
        // The page names its own icon; browsers ask for this one beside a report.
        case "/favicon.ico" -> HttpResponse.create().withStatus(StatusCodes.NO_CONTENT);
        default -> page(path);
      };
    } catch (IllegalArgumentException wrong) {
      return error(StatusCodes.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    } catch (IOException failure) {
      return error(StatusCodes.INTERNAL_SERVER_ERROR, "the results cannot be read");
    } catch (IllegalStateException otherwise) {
      return error(StatusCodes.INTERNAL_SERVER_ERROR, String.valueOf(otherwise.getMessage()));
    }
  }

  private HttpResponse stream(Query query) {
    OptionalInt cell = number(query, "cell");
    int from = number(query, "from").orElse(0);
    return board
        .log(cell)
        .map(log -> EventStream.of(board, cell, log, from, readers))
        .map(Routes::events)
        .orElseGet(Routes::nothing);
  }

  private static HttpResponse events(Source<ByteString, NotUsed> events) {
    return HttpResponse.create()
        .addHeader(FRESH)
        .addHeaders(Guard.ofPage())
        .withEntity(
            HttpEntities.createChunked(MediaTypes.TEXT_EVENT_STREAM.toContentType(), events));
  }

  private HttpResponse files() throws IOException {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    OfferedFiles.names(board.folder()).forEach(json.putArray("files")::add);
    return json(json);
  }

  /** Returns a listed file, and nothing else that a name may lead to. */
  private HttpResponse file(String name) throws IOException {
    Path folder = board.folder();
    if (!OfferedFiles.names(folder).contains(name)) {
      return nothing();
    }
    return HttpResponse.create()
        .addHeader(FRESH)
        .addHeaders(Guard.ofResults())
        .withEntity(
            // Read as the reader takes it: no file is ever in memory as a whole.
            HttpEntities.create(OfferedFiles.type(name), folder.resolve(name)));
  }

  private static HttpResponse page(String path) {
    return Page.at(path)
        .map(
            part ->
                HttpResponse.create()
                    .addHeader(FRESH)
                    .addHeaders(Guard.ofPage())
                    .withEntity(HttpEntities.create(part.type(), part.content())))
        .orElseGet(Routes::nothing);
  }

  private CompletionStage<HttpResponse> control(HttpRequest request) {
    Optional<HttpResponse> refusal = refusal(request);
    if (refusal.isPresent()) {
      request.discardEntityBytes(materializer);
      return now(refusal.get());
    }
    Pace pace = board.pace().orElseThrow();
    return request
        .entity()
        .withSizeLimit(MOST_BYTES_OF_A_CHANGE)
        .toStrict(MILLIS_FOR_A_CHANGE, materializer)
        .thenApply(entity -> changed(entity.getData().utf8String(), pace))
        .exceptionally(failure -> error(StatusCodes.BAD_REQUEST, "the request cannot be read"));
  }

  /** Accepts only JSON, because no form of another page can send it. */
  private Optional<HttpResponse> refusal(HttpRequest request) {
    if (!request.method().equals(HttpMethods.POST)) {
      return Optional.of(error(StatusCodes.METHOD_NOT_ALLOWED, "must be POST"));
    }
    if (!request.entity().getContentType().equals(ContentTypes.APPLICATION_JSON)) {
      return Optional.of(error(StatusCodes.UNSUPPORTED_MEDIA_TYPE, "must be application/json"));
    }
    if (!guard.admitsChange(request)) {
      return Optional.of(error(StatusCodes.FORBIDDEN, "must come from this page"));
    }
    if (!guard.hasKey(request)) {
      return Optional.of(
          error(StatusCodes.FORBIDDEN, "needs the key in the link that splitkd printed"));
    }
    if (board.pace().isEmpty() || board.ended()) {
      return Optional.of(error(StatusCodes.CONFLICT, "the run has ended"));
    }
    return Optional.empty();
  }

  private HttpResponse changed(String text, Pace pace) {
    try {
      Change.apply(text, pace);
      return json(board.head());
    } catch (IllegalArgumentException wrong) {
      return error(StatusCodes.BAD_REQUEST, String.valueOf(wrong.getMessage()));
    }
  }

  private static OptionalInt number(Query query, String name) {
    Optional<String> text = query.get(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    if (!text.get().matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException(name + " = " + text.get() + ": must be a number");
    }
    return OptionalInt.of(Integer.parseInt(text.get()));
  }

  private static HttpResponse json(JsonNode json) {
    return HttpResponse.create()
        .addHeader(FRESH)
        .addHeaders(Guard.ofPage())
        .withEntity(ContentTypes.APPLICATION_JSON, json.toString());
  }

  private static HttpResponse nothing() {
    return error(StatusCodes.NOT_FOUND, "not found");
  }

  private static HttpResponse error(StatusCode status, String reason) {
    return json(JsonNodeFactory.instance.objectNode().put("error", reason)).withStatus(status);
  }

  private static CompletionStage<HttpResponse> now(HttpResponse response) {
    return CompletableFuture.completedStage(response);
  }
}
