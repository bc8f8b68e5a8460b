package org.splitkd.report.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.splitkd.comparison.CellResult;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.huggingface.ModelFormatException;
import org.splitkd.nn.LlamaModel;
import org.splitkd.report.ReportException;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.figures.Figures;
import org.splitkd.report.html.HtmlReport;
import org.splitkd.report.html.RunReport;
import org.splitkd.report.html.SweepSection;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.tensor.DType;

/** The folder for the results of a comparison, a distillation or both, or of a sweep. */
public final class ResultsFolder {

  /** The folder in it that holds the distilled student. */
  public static final String STUDENT = "student";

  /** The file in it that holds the resolved scenario. */
  public static final String CONFIG = "config.conf";

  private final Path folder;

  private ResultsFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens a folder and creates it if it is missing.
   *
   * @throws ReportException if it cannot be created
   */
  public static ResultsFolder create(Path folder) {
    writing(() -> AtomicFile.createFolder(folder));
    return new ResultsFolder(folder);
  }

  /**
   * Writes all results of a comparison: the numbers first, then the page and figures drawn from
   * them.
   *
   * @param config the resolved scenario
   * @throws ReportException if a file cannot be written or a figure cannot be drawn
   */
  public void write(ComparisonSummary comparison, List<CellResult> cells, String config) {
    numbers(comparison, cells);
    write(CONFIG, config);
    page(RunReport.render(comparison, drawn(comparison), config));
  }

  /**
   * Writes all results of a distillation: the numbers first, then the page and figures drawn from
   * them.
   *
   * @param config the resolved scenario
   * @throws ReportException if a file cannot be written or a figure cannot be drawn
   */
  public void write(DistillationSummary distillation, String config) {
    numbers(distillation);
    write(CONFIG, config);
    page(RunReport.render(distillation, drawn(distillation), config));
  }

  /**
   * Writes all results of a comparison and a distillation of the same scenario, with one report.
   *
   * @param config the resolved scenario
   * @throws ReportException if a file cannot be written or a figure cannot be drawn
   */
  public void write(
      ComparisonSummary comparison,
      List<CellResult> cells,
      DistillationSummary distillation,
      String config) {
    numbers(comparison, cells);
    numbers(distillation);
    write(CONFIG, config);
    page(
        RunReport.render(comparison, drawn(comparison), distillation, drawn(distillation), config));
  }

  /**
   * Writes all results of a sweep: the numbers first, then the page and figures drawn from them.
   *
   * @param config the resolved scenario that was varied
   * @throws ReportException if a file cannot be written or a figure cannot be drawn
   */
  public void write(SweepTable sweep, String config) {
    write("sweep.csv", SweepCsv.render(sweep));
    write("sweep.arrow", SweepArrow.render(sweep));
    write(CONFIG, config);
    String section = SweepSection.render(sweep, written(Figures.draw(sweep)));
    write("sweep.html", HtmlReport.render(sweep.scenario(), List.of(section), config));
  }

  /**
   * Writes the resolved scenario before there are results.
   *
   * @throws ReportException if the file cannot be written
   */
  public void keepConfig(String config) {
    write(CONFIG, config);
  }

  /**
   * Copies a trace that the configuration refers to by its bare name, so that the folder is
   * self-contained.
   *
   * @throws ReportException if it cannot be copied
   */
  public void keep(Path trace) {
    writing(() -> AtomicFile.copy(trace, folder.resolve(LoadedScenario.kept(trace))));
  }

  /**
   * Writes the distilled student as a Hugging Face folder in full precision.
   *
   * @param tokenizer folder with the tokenizer of the student
   * @throws ModelFormatException if there is no tokenizer, or the student cannot be written
   */
  public void keepStudent(LlamaModel student, Path tokenizer) {
    Path target = folder.resolve(STUDENT);
    ModelFolder.save(target, student.config(), student.weights(), DType.FP32);
    ModelFolder.copyTokenizer(tokenizer, target);
  }

  private void numbers(ComparisonSummary comparison, List<CellResult> cells) {
    write("summary.json", SummaryJson.render(comparison));
    write("sessions.csv", SessionsCsv.render(cells));
    write("aborted.csv", AbortedCsv.render(cells));
  }

  private void numbers(DistillationSummary distillation) {
    write("distillation.json", DistillationJson.render(distillation));
    write("distillation-rounds.csv", DistillationCsv.rounds(distillation));
    write("distillation-sessions.csv", DistillationCsv.sessions(distillation));
    write("distillation-aborted.csv", AbortedCsv.render(distillation));
  }

  private List<Figure> drawn(ComparisonSummary comparison) {
    return written(Figures.draw(comparison));
  }

  private List<Figure> drawn(DistillationSummary distillation) {
    return written(Figures.draw(distillation));
  }

  private List<Figure> written(List<Figure> figures) {
    for (Figure figure : figures) {
      write(figure.name() + ".png", figure.png());
      write(figure.name() + ".svg", figure.svg());
    }
    return figures;
  }

  private void page(String html) {
    write("report.html", html);
  }

  private void write(String name, String text) {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  private void write(String name, byte[] content) {
    writing(() -> AtomicFile.write(folder.resolve(name), content));
  }

  private static void writing(Runnable work) {
    try {
      work.run();
    } catch (UnwritableFileException failure) {
      throw new ReportException(String.valueOf(failure.getMessage()), failure);
    }
  }
}
