package org.splitkd.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.splitkd.bench.BenchCell.Memory;
import org.splitkd.cluster.NodeAddress;
import org.splitkd.dashboard.Board;
import org.splitkd.dashboard.Dashboard;
import org.splitkd.distillation.Distillation;
import org.splitkd.nn.torch.Torch;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.Pace;
import org.splitkd.training.DistillationProgress.InCell;

/**
 * Benchmark of training with a live page against the same training without one. One client reads
 * the page; others open it and never read. Both run in one JVM, one after the other in pairs.
 */
public final class PageBench {

  private static final int VEHICLES = 2;
  private static final int ROUNDS = 2;
  private static final int DEAD_READERS = 8;

  /**
   * The measurements, as medians.
   *
   * @param shownTokensPerSecond with the page
   * @param unseenTokensPerSecond without the page
   * @param ratio of the two, the median of the pairs' ratios
   * @param readKib the volume the reader received in a run
   */
  public record Result(
      int pairs,
      double shownTokensPerSecond,
      double unseenTokensPerSecond,
      double ratio,
      double readKib) {}

  private final Scenario scenario;
  private final Distillation distillation;
  private final BenchCell cell;
  private final List<Double> kib = new ArrayList<>();

  private PageBench(Scenario scenario, Distillation distillation, int threads) {
    this.scenario = scenario;
    this.distillation = distillation;
    cell = new BenchCell(scenario, distillation, VEHICLES, ROUNDS, threads);
  }

  /**
   * Runs the benchmark.
   *
   * @param threads of the computing actors
   * @param progress receives a line after every pair
   */
  public static Result run(
      Scenario scenario,
      Distillation distillation,
      int threads,
      int pairs,
      Consumer<String> progress) {
    Torch.start(scenario.distillation().threads());
    return new PageBench(scenario, distillation, threads).run(pairs, progress);
  }

  private Result run(int pairs, Consumer<String> progress) {
    Pairs measured =
        Pairs.measure(
            pairs,
            this::shown,
            () -> cell.tokensPerSecond(Memory.passing()),
            (pair, shown, unseen) ->
                progress.accept(
                    String.format(
                        Locale.ROOT,
                        "pair %d of %d: %.0f tokens/s with the page, %.0f without",
                        pair,
                        pairs,
                        shown,
                        unseen)));
    return new Result(
        pairs,
        Medians.of(measured.some()),
        Medians.of(measured.others()),
        measured.ratio(),
        Medians.of(kib.subList(1, kib.size()))); // without the warm-up's
  }

  private double shown() {
    Board board = new Board("bench", "train", scenario, Path.of(""), Optional.of(Pace.unlimited()));
    board.distil(distillation, List.of());
    AtomicLong read = new AtomicLong();
    double tokensPerSecond;
    List<Socket> sockets = new ArrayList<>();
    try (Dashboard page = Dashboard.start(board, new NodeAddress("127.0.0.1", 0))) {
      for (int i = 0; i <= DEAD_READERS; i++) {
        sockets.add(opened(page.address()));
      }
      Thread reader = new Thread(() -> read(sockets.get(0), read), "reader");
      reader.setDaemon(true);
      reader.start();
      tokensPerSecond =
          cell.tokensPerSecond(Memory.passing(), event -> board.show(new InCell(event)));
      for (Socket dead : sockets.subList(1, sockets.size())) {
        dead.close();
      }
      board.finish();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    kib.add(read.get() / 1024.0);
    return tokensPerSecond;
  }

  private static Socket opened(NodeAddress page) throws IOException {
    Socket socket = new Socket(page.host(), page.port());
    socket
        .getOutputStream()
        .write(
            ("GET /api/stream?from=0 HTTP/1.1\r\nHost: " + page + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static void read(Socket socket, AtomicLong bytes) {
    byte[] buffer = new byte[1 << 16];
    try (socket;
        InputStream in = socket.getInputStream()) {
      for (int some = in.read(buffer); some >= 0; some = in.read(buffer)) {
        bytes.addAndGet(some);
      }
    } catch (IOException ended) {
      // the page was closed
    }
  }
}
