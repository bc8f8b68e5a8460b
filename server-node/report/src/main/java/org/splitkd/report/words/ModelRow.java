package org.splitkd.report.words;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.report.summary.ModelQuality;

/**
 * A row of the table of models.
 *
 * @param cells parameters, perplexity, accuracy, and accuracy as a share of the teacher's
 */
public record ModelRow(String name, List<String> cells) {

  public ModelRow {
    cells = List.copyOf(cells);
  }

  /** The teacher first, then the student in all its states, the best trained first. */
  public static List<ModelRow> of(DistillationSummary summary) {
    List<ModelRow> rows = new ArrayList<>();
    rows.add(row("teacher", summary.teacher(), summary));
    rows.add(row("student", summary.student(), summary));
    summary
        .baseline()
        .ifPresent(without -> rows.add(row("student without teacher", without, summary)));
    rows.add(row("student untrained", summary.untrained(), summary));
    return rows;
  }

  private static ModelRow row(String name, ModelQuality model, DistillationSummary summary) {
    return new ModelRow(
        name,
        List.of(
            Numbers.parameters(model.parameters()),
            Numbers.fixed(model.perplexity(), 2),
            Numbers.percent(model.accuracy()),
            Numbers.percent(summary.shareOfTeacher(model))));
  }
}
