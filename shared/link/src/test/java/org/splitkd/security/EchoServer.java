package org.splitkd.security;

import akka.actor.typed.ActorSystem;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import javax.net.ssl.SSLEngine;

/** Echoes on loopback what it receives over TLS, and records it. */
final class EchoServer {

  private static final int PATIENCE_S = 20;

  private final ActorSystem<?> system;
  private final Queue<SSLEngine> engines = new ConcurrentLinkedQueue<>();
  private final Queue<ByteString> heard = new ConcurrentLinkedQueue<>();
  private final InetSocketAddress address;

  EchoServer(ActorSystem<?> system, Supplier<SSLEngine> engine) throws Exception {
    this.system = system;
    Flow<ByteString, ByteString, ?> echo =
        Flow.of(ByteString.class)
            .map(
                bytes -> {
                  heard.add(bytes);
                  return bytes;
                });
    address =
        Tcp.get(system)
            .bindWithTls("127.0.0.1", 0, () -> remembered(engine.get()))
            .to(Sink.foreach(connection -> connection.handleWith(echo, system)))
            .run(system)
            .toCompletableFuture()
            .get(PATIENCE_S, TimeUnit.SECONDS)
            .localAddress();
  }

  /** Returns the answer to a client that connects with TLS. */
  ByteString answer(ByteString message, Supplier<SSLEngine> client)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer(message, Tcp.get(system).outgoingConnectionWithTls(address, client));
  }

  /** Returns the answer to a client that connects without TLS. */
  ByteString answerWithoutTls(ByteString message)
      throws ExecutionException, InterruptedException, TimeoutException {
    return answer(
        message, Tcp.get(system).outgoingConnection(address.getHostString(), address.getPort()));
  }

  /** Returns everything received, from all clients. */
  ByteString heard() {
    return heard.stream().reduce(ByteString.emptyByteString(), ByteString::concat);
  }

  /** Returns the engines of all connections, in order of arrival. */
  List<SSLEngine> engines() {
    return List.copyOf(engines);
  }

  String host() {
    return address.getHostString();
  }

  int port() {
    return address.getPort();
  }

  private SSLEngine remembered(SSLEngine engine) {
    engines.add(engine);
    return engine;
  }

  private ByteString answer(ByteString message, Flow<ByteString, ByteString, ?> connection)
      throws ExecutionException, InterruptedException, TimeoutException {
    return Source.single(message)
        .concat(Source.maybe())
        .via(connection)
        .scan(ByteString.emptyByteString(), ByteString::concat)
        .dropWhile(answer -> answer.size() < message.size())
        .runWith(Sink.head(), system)
        .toCompletableFuture()
        .get(PATIENCE_S, TimeUnit.SECONDS);
  }
}
