package org.splitkd.report.figures;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.splitkd.hardware.EdgeServer;
import org.splitkd.hardware.GpuPowerLaw;
import org.splitkd.report.figures.MethodBars.Level;
import org.splitkd.report.figures.MethodBars.Quantity;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.MethodSummary;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.scenario.Method;

/** The figures of a comparison, of a distillation and of a sweep. */
public final class Figures {

  private Figures() {}

  /**
   * Draws every figure, several at a time.
   *
   * @throws org.splitkd.report.ReportException if this Java cannot draw text
   */
  public static List<Figure> draw(ComparisonSummary summary) {
    return draw(sheets(summary));
  }

  /**
   * Draws the figure of a distillation.
   *
   * @throws org.splitkd.report.ReportException if this Java cannot draw text
   */
  public static List<Figure> draw(DistillationSummary summary) {
    return draw(List.of(() -> LearningFigure.sheet(summary)));
  }

  /**
   * Draws the figure of a sweep; none if no point has results.
   *
   * @throws org.splitkd.report.ReportException if this Java cannot draw text
   */
  public static List<Figure> draw(SweepTable table) {
    return table.rows().isEmpty() ? List.of() : draw(List.of(() -> SweepFigure.sheet(table)));
  }

  private static List<Figure> draw(List<Supplier<Sheet>> sheets) {
    Fonts.prepare();
    return sheets.parallelStream().map(sheet -> Canvas.draw(sheet.get())).toList();
  }

  private static List<Supplier<Sheet>> sheets(ComparisonSummary summary) {
    List<Supplier<Sheet>> sheets = new ArrayList<>();
    sheets.add(() -> delay(summary));
    sheets.add(() -> energy(summary));
    sheets.add(() -> PartsFigure.sheet(summary));
    for (Method method : summary.deciding()) {
      sheets.add(() -> CutsFigure.sheet(summary, method));
    }
    sheets.add(() -> frequency(summary));
    return sheets;
  }

  private static Sheet delay(ComparisonSummary summary) {
    Quantity delay = new Quantity("Delay per round (s)", 1, 1, MethodSummary::delaySeconds);
    return perRound(summary, "fig3-delay", "Delay", delay);
  }

  private static Sheet energy(ComparisonSummary summary) {
    Quantity energy = new Quantity("Energy per round (kJ)", 1000, 2, MethodSummary::joules);
    return perRound(summary, "fig4-energy", "Energy", energy);
  }

  private static Sheet perRound(
      ComparisonSummary summary, String name, String what, Quantity quantity) {
    return MethodBars.sheet(
        summary,
        name,
        what + " of a round, " + means(summary),
        what + " of a round by channel and method, " + means(summary) + ".",
        quantity,
        List.of());
  }

  private static Sheet frequency(ComparisonSummary summary) {
    List<Level> levels = levels(summary.scenario().server());
    return MethodBars.sheet(
        summary,
        "frequency",
        "GPU frequency of the sessions, mean and standard deviation",
        "Frequency of the server's GPU by channel and method: mean over all sessions, whiskers"
            + " their standard deviation. Dashed: the GPU's highest frequency"
            + (levels.size() > 1
                ? ", and the floor below which its voltage falls no further."
                : "."),
        new Quantity("Server GPU frequency (GHz)", 1, 2, MethodSummary::ghz),
        levels);
  }

  private static List<Level> levels(EdgeServer server) {
    Level most = new Level("f_max", server.maxGhz());
    double floor = server.power() instanceof GpuPowerLaw law ? law.floorGhz() : 0;
    // A floor that never binds is not shown, and one close below f_max could not be labelled.
    return floor > server.minGhz() && floor < 0.93 * server.maxGhz()
        ? List.of(most, new Level("f_floor", floor))
        : List.of(most);
  }

  private static String means(ComparisonSummary summary) {
    boolean spread = summary.scenario().run().trials() > 1;
    return PaperStyle.means(summary) + (spread ? "; whiskers: standard deviation" : "");
  }
}
