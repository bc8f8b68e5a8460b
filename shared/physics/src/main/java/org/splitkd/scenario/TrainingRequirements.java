package org.splitkd.scenario;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.splitkd.cost.Workload;
import org.splitkd.scenario.DistillationSettings.ChargeAs;
import org.splitkd.scenario.DistillationSettings.Sources;
import org.splitkd.scenario.DistillationSettings.Student;
import org.splitkd.scenario.Scenario.Channel;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Section;

/**
 * The requirements for running {@code distillation}. They do not apply to a pure comparison, which
 * may remove channels, choose any number of blocks, and needs no text.
 */
final class TrainingRequirements {

  private final Section section;

  /**
   * @param section {@code distillation}
   */
  TrainingRequirements(Section section) {
    this.section = section;
  }

  /**
   * Checks a scenario.
   *
   * @throws ScenarioException if folders are missing, the channel is not one of the scenario's, or
   *     the student's cuts are not those of the model it is charged as
   */
  void check(Scenario scenario) {
    DistillationSettings settings = scenario.distillation();
    Map<String, Channel> channels = new LinkedHashMap<>();
    scenario.channels().forEach(channel -> channels.put(channel.name(), channel));
    section.entry("channel", "radio.channels", channels);
    if (settings.chargeAs() == ChargeAs.MODELS
        && settings.sources().student() instanceof Student.Made student) {
      requireCuts(student, scenario.workload());
    }
    folders(settings.sources()).forEach(this::requireFolder);
  }

  /** Returns the named folders, by key. */
  static Map<String, Path> folders(Sources sources) {
    Map<String, Path> folders = new LinkedHashMap<>();
    folders.put("text", sources.text());
    folders.put("teacher", sources.teacher());
    if (sources.student() instanceof Student.Folder student) {
      folders.put("student", student.path());
    }
    return folders;
  }

  private void requireCuts(Student.Made student, Workload models) {
    if (student.blocks() != models.student().blocks()) {
      throw section.section("student").wrong("blocks", TrainingWorkload.cutsRequired(models));
    }
  }

  private void requireFolder(String key, Path folder) {
    if (!Files.isDirectory(folder)) {
      throw section.wrong(key, Files.exists(folder) ? "is not a folder" : "no such folder");
    }
  }
}
