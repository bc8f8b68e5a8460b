package org.splitkd.scenario;

import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.splitkd.api.Extension;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.plugin.Found;
import org.splitkd.plugin.PluginException;
import org.splitkd.plugin.Plugins;
import org.splitkd.plugin.Registry;

/**
 * The extensions that a scenario names, found among those that there are, with their settings.
 * Remembers what results depend on besides the scenario's text: jars, and files that settings name.
 */
final class Extensions {

  private final Plugins plugins;
  private final SortedMap<String, Path> files = new TreeMap<>();
  private final SortedMap<String, String> dependencies = new TreeMap<>();

  Extensions(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * The extension of a name.
   *
   * @param what the kind is called in a sentence
   * @param wrong makes the complaint that there is none
   * @throws ScenarioException if there is none
   */
  <E extends Extension> E named(
      Class<E> kind, String what, String name, Function<String, ScenarioException> wrong) {
    Registry<E> registry = plugins.registry(kind);
    Found<E> found =
        registry
            .found(name)
            .orElseThrow(
                () -> wrong.apply("no " + what + " of that name: there are " + registry.offered()));
    if (plugins.digests().containsKey(found.origin())) {
      // Jars see each other: where one of them counts, all do.
      dependencies.putAll(plugins.digests());
    }
    return found.extension();
  }

  /**
   * The settings of an extension.
   *
   * @param own where they stand; null where none is set
   * @param scenario section whose values count where a setting is absent and its declaration says
   *     so
   * @param name of that section
   * @throws ScenarioException if one is missing or is not what its declaration allows
   */
  Settings settings(Extension extension, @Nullable Section own, Section scenario, String name) {
    for (Setting setting : extension.settings()) {
      if (!setting.fallback().isEmpty() && !setting.fallback().startsWith(name + ".")) {
        throw new PluginException(
            "%s: setting %s: %s must be a key of %s"
                .formatted(extension.name(), setting.key(), setting.fallback(), name));
      }
    }
    ExtensionSettings settings =
        ExtensionSettings.read(
            own == null ? scenario.nothing() : own,
            extension.settings(),
            scenario,
            name.length() + 1);
    if (own != null) {
      settings
          .files()
          .forEach(
              (key, file) -> {
                String path = own.path(key);
                files.put(path, file);
                dependencies.put(path, digest(own, key, file));
              });
    }
    return settings;
  }

  private static String digest(Section own, String key, Path file) {
    try {
      return Sha256.of(file);
    } catch (IOException failure) {
      throw own.wrong(key, IoReason.of(failure));
    }
  }

  /** The files that settings name, by key. */
  SortedMap<String, Path> files() {
    return files;
  }

  /**
   * SHA-256 of everything that results depend on besides the scenario's text: jars by their names,
   * files by the keys that name them.
   */
  SortedMap<String, String> dependencies() {
    return dependencies;
  }
}
