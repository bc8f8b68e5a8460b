package org.splitkd.cli;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** The progress of a command on stderr: a bar on a terminal, nothing in a pipe. */
final class ProgressLine implements AutoCloseable {

  private final @Nullable ProgressBar bar;

  /**
   * @param what the name of the work
   * @param parts the plural of its units, such as {@code cells}
   * @param all the number of units
   */
  ProgressLine(boolean shown, String what, String parts, int all) {
    bar =
        shown && Boolean.getBoolean("splitkd.terminal")
            ? new ProgressBarBuilder()
                .setTaskName(what)
                .setUnit(" " + parts, 1)
                .setInitialMax(all)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(100)
                .clearDisplayOnFinish()
                .setConsumer(new ConsoleProgressBarConsumer(System.err))
                .build()
            : null;
  }

  void done(int parts) {
    if (bar != null) {
      bar.stepTo(parts);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
