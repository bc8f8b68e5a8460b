package org.splitkd.scenario.text;

import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigIncluderClasspath;
import com.typesafe.config.ConfigIncluderFile;
import com.typesafe.config.ConfigIncluderURL;
import com.typesafe.config.ConfigObject;
import java.io.File;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads {@code include "file"} relative to the including file. Every included file must exist,
 * {@code required} or not; otherwise a missing catalogue would go unnoticed.
 */
final class Includes
    implements ConfigIncluder, ConfigIncluderFile, ConfigIncluderURL, ConfigIncluderClasspath {

  private final ScenarioText text;
  private final String place;
  private final List<Path> open;

  private Includes(ScenarioText text, String place, List<Path> open) {
    this.text = text;
    this.place = place;
    this.open = open;
  }

  /**
   * @param open the files being included, the innermost last
   */
  static Includes of(ScenarioText text, List<Path> open) {
    return new Includes(text, open.get(open.size() - 1).toString(), open);
  }

  /** Returns the includer of a place that cannot include anything. */
  static Includes none(ScenarioText text, String place) {
    return new Includes(text, place, List.of());
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    if (open.isEmpty()) {
      throw refusal(what, "only a file can include another");
    }
    Path file = target(what);
    if (!Files.exists(file)) {
      throw refusal(what, "no such file: " + file);
    }
    if (open.stream().anyMatch(other -> other.normalize().equals(file.normalize()))) {
      throw refusal(what, "a file cannot include itself");
    }
    List<Path> inner = new ArrayList<>(open);
    inner.add(file);
    return text.parse(file, inner).root();
  }

  @Override
  public ConfigObject includeFile(ConfigIncludeContext context, File what) {
    return include(context, what.getPath());
  }

  @Override
  public ConfigObject includeURL(ConfigIncludeContext context, URL what) {
    throw refusal(what.toString(), "only files can be included");
  }

  @Override
  public ConfigObject includeResources(ConfigIncludeContext context, String what) {
    throw refusal(what, "only files can be included");
  }

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return this;
  }

  private Path target(String what) {
    try {
      return open.get(open.size() - 1).resolveSibling(what);
    } catch (InvalidPathException e) {
      throw refusal(what, "must be a file");
    }
  }

  private ScenarioException refusal(String what, String reason) {
    return new ScenarioException(place + ": include \"" + what + "\": " + reason);
  }
}
