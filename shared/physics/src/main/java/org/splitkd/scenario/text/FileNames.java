package org.splitkd.scenario.text;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Renames files in a scenario, at any depth. */
public final class FileNames {

  private FileNames() {}

  /**
   * Returns the same value, with files named as results name them.
   *
   * @param files files by the values that name them, by identity
   */
  public static ConfigValue rendered(ConfigValue value, IdentityHashMap<ConfigValue, Path> files) {
    if (files.isEmpty()) {
      return value;
    }
    Path file = files.get(value);
    if (file != null) {
      String written = String.valueOf(value.unwrapped());
      return ConfigValueFactory.fromAnyRef(Places.rendered(file, written));
    }
    if (value instanceof ConfigObject object) {
      ConfigObject named = object;
      for (Map.Entry<String, ConfigValue> entry : object.entrySet()) {
        ConfigValue inner = rendered(entry.getValue(), files);
        if (inner != entry.getValue()) {
          named = named.withValue(entry.getKey(), inner);
        }
      }
      return named;
    }
    return value instanceof ConfigList list ? inList(list, files) : value;
  }

  private static ConfigValue inList(ConfigList list, IdentityHashMap<ConfigValue, Path> files) {
    List<ConfigValue> named = new ArrayList<>();
    boolean same = true;
    for (ConfigValue element : list) {
      ConfigValue inner = rendered(element, files);
      same &= inner == element;
      named.add(inner);
    }
    return same ? list : ConfigValueFactory.fromIterable(named);
  }
}
