package org.splitkd.dashboard;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.http.javadsl.Http;
import akka.http.javadsl.ServerBinding;
import akka.stream.Materializer;
import akka.stream.SystemMaterializer;
import com.typesafe.config.ConfigFactory;
import java.net.UnknownHostException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.cluster.NodeException;
import org.splitkd.cluster.SystemDefaults;

/** The server of the page of a board, until it is closed. */
public final class Dashboard implements AutoCloseable {

  /** Longest time that the end waits for readers, which are slow on a busy machine. */
  private static final Duration SLOW_READERS = Duration.ofSeconds(30);

  /** Time for a page to find out that its stream broke off and to ask again, up to every 5 s. */
  private static final Duration LOST_READERS = Duration.ofSeconds(6);

  private final Board board;
  private final ActorSystem<Void> system;
  private final Routes routes;
  private final NodeAddress address;
  private final String key;

  private Dashboard(
      Board board, ActorSystem<Void> system, Routes routes, NodeAddress address, String key) {
    this.key = key;
    this.board = board;
    this.system = system;
    this.routes = routes;
    this.address = address;
  }

  /** Whether this build has the page: without Node.js it is built without. */
  public static boolean hasPage() {
    return Page.built();
  }

  /**
   * Starts to listen.
   *
   * @param address where to listen; port 0 takes any free port
   * @throws NodeException if it cannot listen there
   */
  public static Dashboard start(Board board, NodeAddress address) {
    ActorSystem<Void> system =
        ActorSystem.create(
            Behaviors.empty(),
            "splitkd-dashboard",
            ConfigFactory.parseMap(
                    Map.of(
                        "akka.actor.default-dispatcher.fork-join-executor.parallelism-max",
                        2,
                        "akka.http.server.server-header",
                        "",
                        "akka.http.server.idle-timeout",
                        "30s",
                        // Whoever sends nonsense gets an answer; the run's output does not tell.
                        "akka.http.server.parsing.error-logging-verbosity",
                        "off",
                        "akka.http.server.parsing.illegal-header-warnings",
                        "off",
                        // Trouble here is the page's alone: the run goes on.
                        "akka.jvm-exit-on-fatal-error",
                        "off"))
                .withFallback(SystemDefaults.load()));
    try {
      Materializer materializer = SystemMaterializer.get(system).materializer();
      String key = key();
      Routes routes = new Routes(board, new Guard(address.host(), key), materializer);
      ServerBinding binding =
          new Connections(routes::answer, materializer)
              .bind(Http.get(system).newServerAt(address.host(), address.port()))
              .toCompletableFuture()
              .join();
      return new Dashboard(
          board,
          system,
          routes,
          new NodeAddress(address.host(), binding.localAddress().getPort()),
          key);
    } catch (CompletionException | UnknownHostException failure) {
      system.terminate();
      throw new NodeException("cannot listen on " + address + " for the page", failure);
    }
  }

  private static String key() {
    byte[] random = new byte[16];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /**
   * The URL of the page. If the run can be paused, it has the key for that: who opens the page
   * without it can only watch.
   */
  public String link() {
    return "http://" + address + "/" + (board.pace().isPresent() ? "?key=" + key : "");
  }

  /** The address it listens on. */
  public NodeAddress address() {
    return address;
  }

  /** Lets readers receive the end of the run, then shuts down. */
  @Override
  public void close() {
    board.close();
    Readers readers = routes.readers();
    try {
      wait(LOST_READERS, () -> readers.lost() > 0);
      wait(SLOW_READERS, () -> readers.open() > 0);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    system.terminate();
    system.getWhenTerminated().toCompletableFuture().join();
  }

  private static void wait(Duration atMost, BooleanSupplier condition) throws InterruptedException {
    long left = atMost.dividedBy(EventStream.EVERY) + 1;
    for (; left > 0 && condition.getAsBoolean(); left--) {
      TimeUnit.MILLISECONDS.sleep(EventStream.EVERY.toMillis());
    }
  }
}
