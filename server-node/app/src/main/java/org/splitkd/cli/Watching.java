package org.splitkd.cli;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.splitkd.cli.run.KeptEvents;
import org.splitkd.cli.run.KeptRun;
import org.splitkd.cluster.NodeException;
import org.splitkd.coordinator.CellEvent;
import org.splitkd.coordinator.stored.StoredCellEvents;
import org.splitkd.dashboard.Board;
import org.splitkd.dashboard.Dashboard;
import org.splitkd.journal.JournalException;
import org.splitkd.time.Pace;

/** The pace of a run, and its live page if it has one. */
final class Watching implements AutoCloseable {

  private final Pace pace;
  private final Optional<Board> board;
  private final CompletableFuture<Optional<Dashboard>> page;

  private Watching(Pace pace, Optional<Board> board, CompletableFuture<Optional<Dashboard>> page) {
    this.pace = pace;
    this.board = board;
    this.page = page;
  }

  /** A run without a page, at unlimited pace. */
  static Watching nobody() {
    return unseen(Pace.unlimited());
  }

  private static Watching unseen(Pace pace) {
    return new Watching(
        pace, Optional.empty(), CompletableFuture.completedFuture(Optional.empty()));
  }

  /**
   * Starts the page of a new or resumed run and prints its link as soon as it is served. The run
   * does not wait for the page unless the user chose its address.
   *
   * @param say receives a line
   * @throws NodeException if the page cannot be served at the chosen address
   */
  static Watching begin(WatchOptions options, boolean quiet, KeptRun run, Consumer<String> say) {
    Pace pace = new Pace(System::nanoTime);
    pace.set(options.pace);
    if (options.noDashboard || (quiet && options.dashboard == null)) {
      return unseen(pace);
    }
    if (!Dashboard.hasPage()) {
      say.accept(PageAddress.MISSING);
      return unseen(pace);
    }
    Board board =
        new Board(
            run.record().run().toString(),
            run.record().command().name().toLowerCase(Locale.ROOT),
            run.loaded().scenario(),
            run.path(),
            Optional.of(pace));
    CompletableFuture<Optional<Dashboard>> page =
        options.dashboard != null
            ? CompletableFuture.completedFuture(
                Optional.of(Dashboard.start(board, options.dashboard)))
            : CompletableFuture.supplyAsync(() -> Optional.of(PageAddress.usual(board)))
                .exceptionally(failure -> none(failure, say));
    if (options.dashboard != null && !PageAddress.isLoopback(options.dashboard)) {
      say.accept(
          "warning: whoever can reach " + options.dashboard + " can watch and pause the run");
    }
    return new Watching(pace, Optional.of(board), page.thenApply(served -> announced(served, say)));
  }

  private static Optional<Dashboard> announced(Optional<Dashboard> page, Consumer<String> say) {
    page.ifPresent(served -> say.accept("watch it at " + served.link()));
    return page;
  }

  private static Optional<Dashboard> none(Throwable failure, Consumer<String> say) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    say.accept("no live page: " + (cause == null ? failure : cause).getMessage());
    return Optional.empty();
  }

  Pace pace() {
    return pace;
  }

  /** Informs the board, if there is one. */
  void tell(Consumer<Board> news) {
    board.ifPresent(news);
  }

  /** The past events of a run; empty if there is no board. */
  List<CellEvent> past(KeptRun run) {
    if (board.isEmpty()) {
      return List.of();
    }
    try {
      return StoredCellEvents.of(KeptEvents.of(run.journal(), run.record()));
    } catch (JournalException unreadable) {
      return List.of(); // resuming from the journal reports the error
    }
  }

  @Override
  public void close() {
    page.join().ifPresent(Dashboard::close);
    board.ifPresent(Board::close);
  }
}
