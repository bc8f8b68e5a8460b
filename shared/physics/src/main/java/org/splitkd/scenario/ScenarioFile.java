package org.splitkd.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.text.FileNames;
import org.splitkd.scenario.text.Places;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.ScenarioText;
import org.splitkd.scenario.text.Section;

/** Loads scenario files. */
public final class ScenarioFile {

  static final String ROOT = ScenarioText.ROOT;

  private static final String TRACE =
      ROOT + "." + MobilityReader.SECTION + "." + MobilityReader.TRACE;

  private ScenarioFile() {}

  /**
   * Reads and validates a scenario.
   *
   * @param sets overrides {@code key=value}; keys are relative to the root, the last one wins
   * @throws ScenarioException if anything about the file or the overrides is wrong
   */
  public static LoadedScenario load(Path file, List<String> sets) {
    return load(file, sets, Plugins.ofClassPath());
  }

  /**
   * Reads and validates a scenario with extensions.
   *
   * @param plugins extensions that the scenario may name
   * @throws ScenarioException if anything about the file or the overrides is wrong
   */
  public static LoadedScenario load(Path file, List<String> sets, Plugins plugins) {
    return load(file, name(file), sets, List.of(), false, plugins, System.getenv());
  }

  /**
   * Reads and validates a scenario at a point of a sweep.
   *
   * @param varied overrides over {@code sets}, called {@code --vary} in errors
   * @throws ScenarioException if anything about the file or the overrides is wrong
   */
  public static LoadedScenario load(
      Path file, List<String> sets, List<String> varied, Plugins plugins) {
    return load(file, name(file), sets, varied, false, plugins, System.getenv());
  }

  /**
   * Reads and validates a scenario whose distillation is to be run: its folders must exist, its
   * channel must be one of {@code radio.channels}, and with {@code charge-as = models} its student
   * must have the cuts of {@code models.student}.
   *
   * @throws ScenarioException if anything about the file or the overrides is wrong
   */
  public static LoadedScenario loadToTrain(Path file, List<String> sets) {
    return loadToTrain(file, sets, Plugins.ofClassPath());
  }

  /**
   * Reads and validates a scenario whose distillation is to be run, with extensions.
   *
   * @throws ScenarioException if anything about the file or the overrides is wrong
   */
  public static LoadedScenario loadToTrain(Path file, List<String> sets, Plugins plugins) {
    return load(file, name(file), sets, List.of(), true, plugins, System.getenv());
  }

  /**
   * Reads and validates the copy that a run keeps of its scenario, {@link LoadedScenario#rendered}.
   *
   * @param name the scenario's name, which is not the file's name
   * @throws ScenarioException if anything about the file is wrong
   */
  public static LoadedScenario loadKept(Path file, String name, Plugins plugins) {
    return load(file, name, List.of(), List.of(), true, plugins, Map.of());
  }

  /**
   * Reads and validates the copy that a comparison keeps of its scenario; does not check the
   * distillation.
   *
   * @throws ScenarioException if anything about the file is wrong
   */
  public static LoadedScenario loadCompared(Path file, String name, Plugins plugins) {
    return load(file, name, List.of(), List.of(), false, plugins, Map.of());
  }

  private static LoadedScenario load(
      Path file,
      String name,
      List<String> sets,
      List<String> varied,
      boolean toTrain,
      Plugins plugins,
      Map<String, String> environment) {
    Places places = new Places(file);
    Config config = new ScenarioText(places, environment).resolve(file, sets, varied);
    Section outside = Section.root(places, config.root());
    Section root = outside.base(ROOT);
    Extensions extensions = new Extensions(plugins);
    ScenarioReader reader = new ScenarioReader(root, extensions, toTrain);
    Scenario scenario = reader.read(name, outside::rejectUnknown);
    Config named = withFolders(withFiles(config, extensions), scenario.distillation());
    Optional<Path> trace = reader.trace();
    return new LoadedScenario(
        scenario,
        render(trace.map(path -> withTrace(named, LoadedScenario.kept(path))).orElse(named)),
        render(trace.map(path -> withTrace(named, portable(path, named))).orElse(named)),
        trace,
        extensions.files(),
        extensions.dependencies());
  }

  private static String name(Path file) {
    return file.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  /** Names the files in settings of extensions as results name them. */
  private static Config withFiles(Config config, Extensions extensions) {
    return ((ConfigObject) FileNames.rendered(config.root(), extensions.written())).toConfig();
  }

  /** Names the folders of the distillation as results name them. */
  private static Config withFolders(Config config, DistillationSettings distillation) {
    Config named = config;
    for (var folder : TrainingRequirements.folders(distillation.sources()).entrySet()) {
      String key = ROOT + "." + ScenarioReader.DISTILLATION + "." + folder.getKey();
      String found = Places.rendered(folder.getValue(), config.getString(key));
      named = named.withValue(key, text(found));
    }
    return named;
  }

  private static Config withTrace(Config config, String name) {
    return config.withValue(TRACE, text(name));
  }

  private static String portable(Path trace, Config config) {
    return Places.rendered(trace, config.getString(TRACE));
  }

  private static ConfigValue text(String text) {
    return ConfigValueFactory.fromAnyRef(text);
  }

  private static String render(Config config) {
    ConfigObject root = config.root().withOnlyKey(ROOT);
    return root.render(
        ConfigRenderOptions.defaults().setOriginComments(false).setComments(false).setJson(false));
  }
}
