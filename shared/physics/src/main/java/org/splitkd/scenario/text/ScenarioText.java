package org.splitkd.scenario.text;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigResolveOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueFactory;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");
  private static final Pattern NUMBER =
      Pattern.compile("-?[0-9]+(\\.[0-9]+)?([eE][-+]?[0-9]{1,3})?");

  /** Largest scenario file, in bytes; the catalogues have some thousand. */
  private static final int LARGEST = 4 << 20;

  private final Places places;
  private final ConfigObject environment;

  /**
   * @param environment variables for substitutions
   */
  public ScenarioText(Places places, Map<String, String> environment) {
    this.places = places;
    Map<String, ConfigValue> values = new HashMap<>();
    environment.forEach((name, text) -> values.put(name, value(name, text)));
    this.environment = ConfigValueFactory.fromMap(values);
  }

  /** A variable as HOCON would read its text. */
  private static ConfigValue value(String name, String text) {
    String place = "environment variable " + name;
    if (text.equals("true") || text.equals("false")) {
      return ConfigValueFactory.fromAnyRef(Boolean.valueOf(text), place);
    }
    if (INTEGER.matcher(text).matches()) {
      long number = Long.parseLong(text);
      return number == (int) number
          ? ConfigValueFactory.fromAnyRef((int) number, place)
          : ConfigValueFactory.fromAnyRef(number, place);
    }
    return ConfigValueFactory.fromAnyRef(
        NUMBER.matcher(text).matches() ? (Object) Double.valueOf(text) : text, place);
  }

  /**
   * Returns the resolved scenario: {@code sets} override the file, later ones override earlier
   * ones, and {@code varied} overrides both. A substitution that the file does not define is looked
   * up among the variables of the environment, as HOCON says.
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
    Set<String> own = config.root().keySet();
    try {
      ConfigObject resolved =
          config.withFallback(environment).resolve(ConfigResolveOptions.noSystem()).root();
      for (String key : resolved.keySet()) {
        if (!own.contains(key)) {
          resolved = resolved.withoutKey(key);
        }
      }
      return resolved.toConfig();
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
    } catch (StackOverflowError deep) {
      throw new ScenarioException(file + ": is nested too deeply");
    }
  }

  private String read(Path file) {
    places.add(file);
    if (Files.isDirectory(file)) {
      throw new ScenarioException(file + ": is a folder, not a scenario file");
    }
    try {
      return bounded(file);
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

  /** Reads a file of at most {@link #LARGEST} bytes; a device or a pipe without end is none. */
  private static String bounded(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new ScenarioException(file + ": is not a regular file");
    }
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(LARGEST + 1);
      if (bytes.length > LARGEST) {
        throw new ScenarioException(
            file + ": is larger than " + (LARGEST >> 20) + " MiB: must be a scenario");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
    } catch (StackOverflowError deep) {
      throw new ScenarioException(place + ": is nested too deeply");
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
