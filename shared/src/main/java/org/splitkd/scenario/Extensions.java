package org.splitkd.scenario;

import com.typesafe.config.ConfigValue;
import java.nio.file.Path;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splitkd.api.Extension;
import org.splitkd.api.Setting;
import org.splitkd.api.Settings;
import org.splitkd.plugin.PluginException;
import org.splitkd.plugin.Plugins;
import org.splitkd.plugin.Registry;

/**
 * Finds what the keys of one scenario name among the extensions there are, reads their settings and
 * has them made. Remembers the files that settings name: results depend on what these hold.
 */
final class Extensions {

  /** Their values in the scenario, for whoever renders it anew. */
  private final IdentityHashMap<ConfigValue, Path> written = new IdentityHashMap<>();

  private final SortedMap<String, Path> files = new TreeMap<>();
  private final Plugins plugins;

  Extensions(Plugins plugins) {
    this.plugins = plugins;
  }

  /**
   * The extension that a key names.
   *
   * @param others names that the key may have besides, where the caller knows what they mean
   * @throws ScenarioException if there is none, in one line with the names there are
   */
  <E extends Extension> E named(Section section, String key, Class<E> kind, String... others) {
    Registry<E> registry = plugins.registry(kind);
    return registry
        .find(section.text(key))
        .orElseThrow(() -> section.wrong(key, allowed(offered(registry, others))));
  }

  /** The extension of a name. */
  <E extends Extension> Optional<E> find(Class<E> kind, String name) {
    return plugins.registry(kind).find(name);
  }

  /** The names there are. */
  <E extends Extension> List<String> names(Class<E> kind) {
    return plugins.registry(kind).all().stream().map(found -> found.extension().name()).toList();
  }

  /** The same and where they come from. */
  <E extends Extension> String offered(Class<E> kind) {
    return plugins.registry(kind).offered();
  }

  /**
   * Has an extension made by its factory, with the settings under a key.
   *
   * @param key of the section's that holds its settings; may be absent
   * @throws ScenarioException if the settings are wrong, or the extension cannot be made of them
   */
  <E extends Extension, T> T make(
      Section section, String key, String what, E factory, BiFunction<E, Settings, T> create) {
    Settings settings = settings(section, key, factory);
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
      throw new ScenarioException(what + " " + factory.name() + ": its factory makes nothing");
    }
    return made;
  }

  /** The files that settings name, by their keys. */
  SortedMap<String, Path> files() {
    return files;
  }

  /** Where the values of the scenario stand that name these files, by identity. */
  IdentityHashMap<ConfigValue, Path> written() {
    return written;
  }

  private Settings settings(Section section, String key, Extension factory) {
    Section under = section.sectionOrEmpty(key);
    Settings settings = ExtensionSettings.read(under, factory.settings());
    for (Setting setting : factory.settings()) {
      if (setting.kind() == Setting.Kind.FILE && under.has(setting.key())) {
        Path file = settings.file(setting.key());
        files.put(under.path(setting.key()), file);
        under.value(setting.key()).ifPresent(value -> written.put(value, file));
      }
    }
    return settings;
  }

  private static String allowed(String offered) {
    return offered.isEmpty() ? "there is none, without --plugins" : "must be " + offered;
  }

  private static String offered(Registry<?> registry, String... others) {
    String known =
        others.length == 0
            ? ""
            : Stream.of(others)
                .collect(Collectors.joining(", ", "", " (" + Plugins.BUILT_IN + ")"));
    String found = registry.offered();
    return known.isEmpty() || found.isEmpty() ? known + found : known + ", " + found;
  }
}
