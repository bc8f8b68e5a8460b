package org.splitkd.scenario;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Loads scenario files. */
public final class ScenarioFile {

  static final String ROOT = "splitkd";

  private static final String TRACE =
      ROOT + "." + MobilityReader.SECTION + "." + MobilityReader.TRACE;

  private ScenarioFile() {}

  /**
   * Reads and validates a scenario.
   *
   * @param sets overrides {@code key=value}, keys relative to the root, the last one wins
   * @throws ScenarioException if anything about the file or the overrides is wrong
   */
  public static LoadedScenario load(Path file, List<String> sets) {
    Places places = new Places(file);
    Config config = new ScenarioText(places).resolve(file, sets);
    Section outside = Section.root(places, config.root());
    Section root = outside.base(ROOT);
    ScenarioReader reader = new ScenarioReader(root);
    Scenario scenario = reader.read(name(file), outside::rejectUnknown);
    return new LoadedScenario(scenario, render(config, reader.trace()), reader.trace());
  }

  private static String name(Path file) {
    return file.toAbsolutePath().normalize().getFileName().toString().replaceFirst("\\.[^.]+$", "");
  }

  private static String render(Config config, Optional<Path> trace) {
    Config named =
        trace
            .map(
                path ->
                    config.withValue(
                        TRACE, ConfigValueFactory.fromAnyRef(path.getFileName().toString())))
            .orElse(config);
    ConfigObject root = named.root().withOnlyKey(ROOT);
    return root.render(
        ConfigRenderOptions.defaults().setOriginComments(false).setComments(false).setJson(false));
  }
}
