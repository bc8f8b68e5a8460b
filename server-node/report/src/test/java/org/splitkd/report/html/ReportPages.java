package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.splitkd.CaseStudy;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.Fixture;
import org.splitkd.report.figures.Figures;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.scenario.ScenarioFile;

/** Pages of all kinds of runs, and their content. */
public final class ReportPages {

  private static final Pattern ROW = Pattern.compile("<tr[^>]*>(.*?)</tr>", Pattern.DOTALL);
  private static final Pattern CELL = Pattern.compile("<t[hd][^>]*>(.*?)</t[hd]>", Pattern.DOTALL);

  private ReportPages() {}

  /** The case study as a run writes it, with some keys set. */
  static String config(String... sets) {
    return ScenarioFile.load(CaseStudy.file("case-study.conf"), List.of(sets)).rendered();
  }

  static String comparison(String config) {
    ComparisonSummary summary = Fixture.summary();
    return RunReport.render(summary, Figures.draw(summary), config);
  }

  static String distillation(String config) {
    DistillationSummary summary = DistillationFixture.summary();
    return RunReport.render(summary, Figures.draw(summary), config);
  }

  static String both(String config) {
    ComparisonSummary comparison = Fixture.summary();
    DistillationSummary distillation = DistillationFixture.summary();
    return RunReport.render(
        comparison, Figures.draw(comparison), distillation, Figures.draw(distillation), config);
  }

  /** The texts of the cells of all rows of the table with a name. */
  public static List<List<String>> table(String page, String name) {
    int start = page.indexOf("aria-label=\"" + name + "\"><table>");
    if (start < 0) {
      throw new AssertionError("no table: " + name);
    }
    String table = page.substring(start, page.indexOf("</table>", start));
    List<List<String>> rows = new ArrayList<>();
    for (MatchResult row : ROW.matcher(table).results().toList()) {
      rows.add(CELL.matcher(row.group(1)).results().map(cell -> text(cell.group(1))).toList());
    }
    return rows;
  }

  private static String text(String html) {
    return html.replaceAll("<[^>]*>", "").strip();
  }
}
