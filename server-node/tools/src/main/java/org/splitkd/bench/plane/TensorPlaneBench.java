package org.splitkd.bench.plane;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;
import org.splitkd.bench.Medians;
import org.splitkd.bench.Pairs;
import org.splitkd.chaos.Program;
import org.splitkd.cluster.SystemDefaults;
import org.splitkd.files.Folders;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;
import org.splitkd.security.RotatingTls;

/** Benchmark of tensors through the plane against the same bytes through a bare socket. */
public final class TensorPlaneBench {

  private static final int MB = 1_000_000;

  /** Volume sent in each measurement. */
  private static final int TOTAL_MB = 1_600;

  /**
   * The measurements for one tensor size, as medians.
   *
   * @param planeMbPerSecond from the offer to the received message with its tensor
   * @param socketMbPerSecond from buffer to buffer
   * @param ratio of the two, the median of the pairs' ratios
   */
  public record Measured(double planeMbPerSecond, double socketMbPerSecond, double ratio) {}

  /** The measurements for both sizes, on connections of one kind. */
  public record Sizes(Measured of1Mb, Measured of16Mb) {}

  /** The measurements on unencrypted connections and under TLS. */
  public record Result(int pairs, Sizes open, Sizes tls) {}

  private TensorPlaneBench() {}

  /**
   * Measures between this process and another.
   *
   * @param source the program of the other process, a {@link TensorSource}
   * @param progress receives a line after every pair
   */
  public static Result run(Program source, int pairs, Consumer<String> progress) {
    return new Result(
        pairs,
        measure(source, Optional.empty(), pairs, progress),
        withNode(folder -> measure(source, Optional.of(folder), pairs, progress)));
  }

  /** Measures with a temporary folder that holds the keys and certificates of a node. */
  private static Sizes withNode(Function<Path, Sizes> measurement) {
    try {
      Path home = Files.createTempDirectory("splitkd-bench-");
      try {
        CertificateAuthority.create(home, Clock.systemUTC());
        CertificateAuthority.open(home, Clock.systemUTC())
            .issue(new NodeIdentity("bench", List.of("localhost")), 1, home.resolve("node"));
        return measurement.apply(home.resolve("node"));
      } finally {
        Folders.remove(home);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Sizes measure(
      Program source, Optional<Path> node, int pairs, Consumer<String> progress) {
    Optional<RotatingTls> tls = node.map(Path::toString).map(TensorSource::tls);
    List<String> command = new ArrayList<>(source.command());
    node.map(Path::toString).ifPresent(command::add);
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "receiver", SystemDefaults.load());
    TensorPlane plane =
        TensorPlane.start(system, PlaneSettings.of(system.settings().config()), tls);
    ProcessBuilder process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    String kind = tls.isPresent() ? ", TLS" : "";
    try (TensorReceiver receiver = TensorReceiver.of(process, plane, tls)) {
      return new Sizes(
          measure(receiver, 1, pairs, line -> progress.accept(" 1 MB" + kind + line)),
          measure(receiver, 16, pairs, line -> progress.accept("16 MB" + kind + line)));
    } finally {
      system.terminate();
    }
  }

  private static Measured measure(
      TensorReceiver receiver, int mb, int pairs, Consumer<String> progress) {
    int count = TOTAL_MB / mb;
    Pairs measured =
        Pairs.measure(
            pairs,
            () -> receiver.throughPlane(mb * MB, count) / MB,
            () -> receiver.throughSocket(mb * MB, count) / MB,
            (pair, through, bare) ->
                progress.accept(
                    String.format(
                        Locale.ROOT,
                        ", pair %d of %d: %,.0f MB/s through the tensor plane,"
                            + " %,.0f through a socket",
                        pair,
                        pairs,
                        through,
                        bare)));
    return new Measured(
        Medians.of(measured.some()), Medians.of(measured.others()), measured.ratio());
  }
}
