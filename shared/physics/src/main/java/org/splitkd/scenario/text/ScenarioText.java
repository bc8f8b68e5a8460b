package org.splitkd.scenario.text;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Parses a scenario file with its includes and overrides. It uses nothing else: no system
 * properties, no environment, no class path.
 */
public final class ScenarioText {

  /** The root key of all settings of this project. */
  public static final String ROOT = "splitkd";

  private static final Pattern KEY_AND_VALUE =
      Pattern.compile("[^=]*[^=\\s][^=]*=.*\\S.*", Pattern.DOTALL);

  private static final String OVERRIDES = Places.SET + "|" + Places.VARY;

  private final Places places;

  public ScenarioText(Places places) {
    this.places = places;
  }

  /**
   * Returns the resolved scenario: {@code sets} override the file, later ones override earlier
   * ones, and {@code varied} overrides both.
   *
   * @throws ScenarioException if something cannot be read, parsed or resolved
   */
  public Config resolve(Path file, List<String> sets, List<String> varied) {
    Config config = parse(file, List.of(file));
    for (String set : sets) {
      config = override(Places.SET, set).withFallback(config);
    }
    for (String value : varied) {
      config = override(Places.VARY, value).withFallback(config);
    }
    try {
      return config.resolve(ConfigResolveOptions.noSystem());
    } catch (ConfigException e) {
      // The line number would refer to the text that wraps an override.
      throw new ScenarioException(reason(e).replaceFirst("^(" + OVERRIDES + "): \\d+", "$1"));
    }
  }

  /**
   * @param open the files being included, the innermost last
   */
  Config parse(Path file, List<Path> open) {
    String text = read(file);
    try {
      return ConfigFactory.parseString(text, options(file.toString(), Includes.of(this, open)));
    } catch (ConfigException e) {
      throw new ScenarioException(reason(e));
    }
  }

  private String read(Path file) {
    places.add(file);
    if (Files.isDirectory(file)) {
      throw new ScenarioException(file + ": is a folder, not a scenario file");
    }
    try {
      return Files.readString(file);
    } catch (NoSuchFileException e) {
      throw new ScenarioException(file + ": no such file");
    } catch (AccessDeniedException e) {
      throw new ScenarioException(file + ": permission denied");
    } catch (CharacterCodingException e) {
      throw new ScenarioException(file + ": is not UTF-8 text");
    } catch (IOException e) {
      throw new ScenarioException(file + ": cannot be read: " + reason(e));
    }
  }

  private Config override(String place, String set) {
    String whole = place + " " + set;
    if (!KEY_AND_VALUE.matcher(set).matches()) {
      throw new ScenarioException(whole + ": must be key=value");
    }
    String nested = ROOT + " {\n" + set + "\n}";
    try {
      return ConfigFactory.parseString(nested, options(place, Includes.none(this, whole)));
    } catch (ConfigException e) {
      String reason = reason(e).replaceFirst("^" + place + ": (\\d+: )?", "");
      throw new ScenarioException(whole + ": " + reason);
    }
  }

  private static ConfigParseOptions options(String description, ConfigIncluder includer) {
    return ConfigParseOptions.defaults()
        .setSyntax(ConfigSyntax.CONF)
        .setOriginDescription(description)
        .setIncluder(includer);
  }

  /** File, line and reason, without the parser's advice on properties files and quotes. */
  private static String reason(ConfigException e) {
    return String.valueOf(e.getMessage())
        .replaceFirst("(?s) \\(if you .*", "")
        // Typesafe Config says this whichever bracket is open.
        .replace("a close parentheses ')' here, not:", "a closing } or ) here, not");
  }

  /** Returns the operating system's reason, without the path that the message already names. */
  public static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    String reason = e instanceof FileSystemException system ? system.getReason() : e.getMessage();
    return reason == null ? e.getClass().getSimpleName() : reason;
  }
}
