package org.splitkd.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.files.Sha256;
import org.splitkd.report.summary.DistillationSummary;
import org.splitkd.scenario.Scenario;

/** The report's section on reproducing a run and on what may differ. It names no machine. */
final class Reproduction {

  private Reproduction() {}

  /**
   * Renders the section.
   *
   * @param distillation of the run, if it distilled
   * @param config the resolved scenario
   */
  static String render(
      Scenario scenario,
      boolean compared,
      Optional<DistillationSummary> distillation,
      String config) {
    String command = distillation.isEmpty() ? "compare" : compared ? "run" : "train";
    String file = scenario.name() + ".conf";
    return Html.heading("How to reproduce")
        + Html.paragraph(
            "Save the configuration below, or the run’s config.conf, as "
                + file
                + " and check its digest, then run it. Only a JDK, version 17 or newer, is needed.")
        + Html.code(
            "commands",
            "How to reproduce",
            "sha256sum "
                + shell(file)
                + "\n  # "
                + digest(config)
                + "\n./splitkd "
                + command
                + " "
                + shell(file)
                + " --out again\n")
        + Html.list(notes(scenario, compared, distillation, config));
  }

  private static List<String> notes(
      Scenario scenario,
      boolean compared,
      Optional<DistillationSummary> distillation,
      String config) {
    ResolvedScenario resolved = ResolvedScenario.of(config);
    List<String> notes = new ArrayList<>();
    notes.add("Version: splitkd " + version() + ".");
    notes.add(
        "Seed: "
            + scenario.run().seed()
            + " (run.seed). All random choices derive from it, so the same configuration gives the"
            + " same results to the byte, including this page. Only the layout of its figures and"
            + " of the PNG files depends on the fonts of the machine.");
    resolved
        .value("mobility.trace")
        .ifPresent(trace -> notes.add("Put the trace " + trace + " next to the file."));
    if (compared) {
      notes.add("The comparison does not depend on --threads.");
    }
    if (distillation.isPresent()) {
      notes.add(
          "The distillation does not depend on the number of actor threads or machines. The last"
              + " bits of its floating-point sums depend on the kind of processor and on"
              + " distillation.threads ("
              + resolved.value("distillation.threads").orElse("1")
              + " here); over many steps that can change the last digits of perplexities.");
      notes.add(
          "Teacher ("
              + resolved.value("distillation.teacher").orElse("-")
              + ") and texts ("
              + resolved.value("distillation.text").orElse("-")
              + ") are folders in conf or your own. They must hold the same files; the digest does"
              + " not cover them.");
    }
    return notes;
  }

  /** SHA-256 of the text as it is in its file: the digest that run.json records. */
  static String digest(String config) {
    return Sha256.of(config);
  }

  /** Returns the version from the jar's manifest, as {@code splitkd --version} prints it. */
  private static String version() {
    String version = Reproduction.class.getPackage().getImplementationVersion();
    return version == null ? "from sources" : version;
  }

  private static String shell(String name) {
    return name.matches("[A-Za-z0-9._/][A-Za-z0-9._/-]*")
        ? name
        : "'" + name.replace("'", "'\\''") + "'";
  }
}
