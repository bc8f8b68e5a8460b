package org.splitkd.scenario;

import com.typesafe.config.ConfigValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
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
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.scenario.text.Section;

/**
 * The extensions that a scenario names, with their settings. Remembers the dependencies of results
 * besides the scenario's text: jars, and files that settings name.
 */
final class Extensions {

  private final Plugins plugins;

  /** Files by the scenario values that name them, for rendering the scenario again. */
  private final IdentityHashMap<ConfigValue, Path> written = new IdentityHashMap<>();

  private final SortedMap<String, Path> files = new TreeMap<>();
  private final SortedMap<String, String> dependencies = new TreeMap<>();

  Extensions(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * Returns the extension of a name.
   *
   * @param what name of the kind in messages
   * @param wrong creates the error that there is none
   * @throws ScenarioException if there is none
   */
  <E extends Extension> E named(
      Class<E> kind, String what, String name, Function<String, ScenarioException> wrong) {
    return found(
        plugins.registry(kind),
        name,
        offered -> wrong.apply("no " + what + " of that name: there are " + offered));
  }

  /**
   * Returns the extension that a key names.
   *
   * @throws ScenarioException if there is none; the one-line message lists the available names
   */
  <E extends Extension> E named(Section section, String key, Class<E> kind) {
    return found(
        plugins.registry(kind),
        section.text(key),
        offered -> section.wrong(key, "must be " + offered));
  }

  /** The extension of a name. */
  <E extends Extension> Optional<E> find(Class<E> kind, String name) {
    return plugins.registry(kind).found(name).map(this::used);
  }

  /** The available names. */
  <E extends Extension> List<String> names(Class<E> kind) {
    return plugins.registry(kind).all().stream().map(found -> found.extension().name()).toList();
  }

  /** The available names and their origins. */
  <E extends Extension> String offered(Class<E> kind) {
    return plugins.registry(kind).offered();
  }

  /**
   * Creates an extension by its factory, with the settings under a key.
   *
   * @param key the section's key that holds the settings; may be absent
   * @throws ScenarioException if the settings are wrong, or the factory cannot create the extension
   */
  <E extends Extension, T> T make(
      Section section, String key, String what, E factory, BiFunction<E, Settings, T> create) {
    Section own = section.sectionOrEmpty(key);
    Settings settings = settings(factory, own, own, key);
    T made;
    try {
      made = create.apply(factory, settings);
    } catch (ScenarioException complaint) {
      throw complaint;
    } catch (RuntimeException | LinkageError failure) {
      String message = PluginException.by(what + " " + factory.name(), failure).getMessage();
      throw new ScenarioException(String.valueOf(message));
    }
    if (made == null) {
      throw new ScenarioException(what + " " + factory.name() + ": its factory returned null");
    }
    return made;
  }

  private <E extends Extension> E found(
      Registry<E> registry, String name, Function<String, ScenarioException> wrong) {
    return registry.found(name).map(this::used).orElseThrow(() -> wrong.apply(registry.offered()));
  }

  /** Jars see each other, so if a scenario depends on one, it depends on all. */
  private <E extends Extension> E used(Found<E> found) {
    if (plugins.digests().containsKey(found.origin())) {
      dependencies.putAll(plugins.digests());
    }
    return found.extension();
  }

  /**
   * Reads the settings of an extension.
   *
   * @param own section of the settings; null if none is set
   * @param scenario section whose values apply if a setting is absent and its declaration names
   *     them as its fallback
   * @param name name of that section
   * @throws ScenarioException if one is missing or its declaration does not allow it
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
                own.value(key).ifPresent(value -> written.put(value, file));
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

  /** The files that settings name, by the scenario value that names them, by identity. */
  IdentityHashMap<ConfigValue, Path> written() {
    return written;
  }

  /** The files that settings name, by key. */
  SortedMap<String, Path> files() {
    return files;
  }

  /**
   * SHA-256 of the dependencies of results besides the scenario's text: jars by their names, files
   * by the keys that name them.
   */
  SortedMap<String, String> dependencies() {
    return dependencies;
  }
}
