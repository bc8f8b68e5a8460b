package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.summary.ComparisonSummary;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.scenario.Scenario;

/** The page of a run: a comparison, a distillation or both. */
public final class RunReport {

  private RunReport() {}

  /**
   * Renders the page of a comparison.
   *
   * @param config the resolved scenario
   */
  public static String render(ComparisonSummary comparison, List<Figure> figures, String config) {
    return render(
        comparison.scenario(),
        Optional.of(comparison),
        Optional.empty(),
        List.of(ComparisonSection.render(comparison, figures)),
        config);
  }

  /**
   * Renders the page of a distillation.
   *
   * @param config the resolved scenario
   */
  public static String render(
      DistillationSummary distillation, List<Figure> figures, String config) {
    return render(
        distillation.scenario(),
        Optional.empty(),
        Optional.of(distillation),
        List.of(DistillationSection.render(distillation, figures)),
        config);
  }

  /**
   * Renders the page of a run that did both.
   *
   * @param config the resolved scenario
   */
  public static String render(
      ComparisonSummary comparison,
      List<Figure> compared,
      DistillationSummary distillation,
      List<Figure> learned,
      String config) {
    return render(
        comparison.scenario(),
        Optional.of(comparison),
        Optional.of(distillation),
        List.of(
            ComparisonSection.render(comparison, compared),
            DistillationSection.render(distillation, learned)),
        config);
  }

  private static String render(
      Scenario scenario,
      Optional<ComparisonSummary> comparison,
      Optional<DistillationSummary> distillation,
      List<String> results,
      String config) {
    List<String> sections = new ArrayList<>(results);
    sections.add(
        AssumptionsSection.render(comparison.isPresent(), distillation.isPresent(), config)
            + PluginSettings.render(scenario, comparison.isPresent(), distillation.isPresent()));
    sections.add(Reproduction.render(scenario, comparison.isPresent(), distillation, config));
    return HtmlReport.render(
        scenario.name(), Headline.of(comparison, distillation), sections, config);
  }
}
