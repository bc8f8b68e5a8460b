package org.splitkd.report;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.splitkd.coordinator.CellResult;

/** The folder into which the results of a comparison are written. */
public final class ResultsFolder {

  private final Path folder;

  private ResultsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * A folder, created when it is not there.
   *
   * @throws ReportException if it cannot be created
   */
  public static ResultsFolder create(Path folder) {
    AtomicFile.createFolder(folder);
    return new ResultsFolder(folder);
  }

  /**
   * Writes everything: the numbers first, then what is drawn from them.
   *
   * @param config the resolved scenario
   * @throws ReportException if a file cannot be written or a figure cannot be drawn
   */
  public void write(ComparisonSummary summary, List<CellResult> cells, String config) {
    write("summary.json", SummaryJson.render(summary));
    write("sessions.csv", SessionsCsv.render(cells));
    write("config.conf", config);
    List<Figure> figures = Figures.draw(summary);
    for (Figure figure : figures) {
      AtomicFile.write(folder.resolve(figure.name() + ".png"), figure.png());
      write(figure.name() + ".svg", figure.svg());
    }
    write("report.html", HtmlReport.render(summary, figures, config));
  }

  /**
   * Keeps a copy of a file the configuration refers to by its bare name, so that the folder stands
   * on its own.
   *
   * @throws ReportException if it cannot be copied
   */
  public void keep(Path file) {
    AtomicFile.copy(file, folder.resolve(file.getFileName()));
  }

  private void write(String name, String text) {
    AtomicFile.write(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
  }
}
