package org.splitkd.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * The progress of a comparison on stderr, where somebody watches: a bar on a terminal, nothing in a
 * pipe.
 */
final class ProgressLine implements AutoCloseable {

  private final @Nullable ProgressBar bar;

  ProgressLine(boolean shown, int cells) {
    bar =
        shown && Boolean.getBoolean("splitkd.terminal")
            ? new ProgressBarBuilder()
                .setTaskName("comparison")
                .setUnit(" cells", 1)
                .setInitialMax(cells)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
  }

  void done(int cells) {
    if (bar != null) {
      bar.stepTo(cells);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
