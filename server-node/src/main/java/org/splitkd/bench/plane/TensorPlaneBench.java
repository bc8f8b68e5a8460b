package org.splitkd.bench.plane;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import com.typesafe.config.ConfigFactory;
import java.util.Locale;
import java.util.function.Consumer;
import org.splitkd.bench.Medians;
import org.splitkd.bench.Pairs;
import org.splitkd.plane.PlaneSettings;
import org.splitkd.plane.TensorPlane;

/** Tensors through the plane against the same bytes through a bare socket, in pairs. */
public final class TensorPlaneBench {

  private static final int MB = 1_000_000;

  /** Sent in each measurement. */
  private static final int TOTAL_MB = 1_600;

  /**
   * What was measured for one size of tensors, medians.
   *
   * @param planeMbPerSecond from the offer to the message with its tensor
   * @param socketMbPerSecond from a buffer to a buffer
   * @param ratio of the two, the median of the pairs' ratios
   */
  public record Measured(double planeMbPerSecond, double socketMbPerSecond, double ratio) {}

  /** What was measured. */
  public record Result(int pairs, Measured of1Mb, Measured of16Mb) {}

  private TensorPlaneBench() {}

  /**
   * Measures between this process and another.
   *
   * @param source starts the other, {@link TensorSource}
   * @param progress told after every pair
   */
  public static Result run(ProcessBuilder source, int pairs, Consumer<String> progress) {
    ActorSystem<Void> system =
        ActorSystem.create(Behaviors.empty(), "receiver", ConfigFactory.load());
    try (TensorReceiver receiver = TensorReceiver.of(source, plane(system))) {
      return new Result(
          pairs, measure(receiver, 1, pairs, progress), measure(receiver, 16, pairs, progress));
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
                        "%2d MB, pair %d of %d: %,.0f MB/s by the tensor plane, %,.0f by a socket",
                        mb,
                        pair,
                        pairs,
                        through,
                        bare)));
    return new Measured(
        Medians.of(measured.some()), Medians.of(measured.others()), measured.ratio());
  }

  private static TensorPlane plane(ActorSystem<?> system) {
    return TensorPlane.start(system, PlaneSettings.of(system.settings().config()));
  }
}
