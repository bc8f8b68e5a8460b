package org.splitkd.plugin;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.splitkd.api.Extension;
import org.splitkd.api.Setting;
import org.splitkd.files.Sha256;

/**
 * The extensions that a process can use: those on its class path and those in the jars that its
 * user named. Jars see the class path and each other. Thread-safe.
 */
public final class Plugins {

  /** Origin of the project's own extensions. */
  public static final String BUILT_IN = "built in";

  private static final Pattern NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*");

  private static final Plugins CLASS_PATH =
      new Plugins(Plugins.class.getClassLoader(), Collections.emptySortedMap());

  private final ClassLoader loader;
  private final SortedMap<String, String> digests;
  private final Map<Class<?>, Registry<?>> registries = new ConcurrentHashMap<>();

  private Plugins(ClassLoader loader, SortedMap<String, String> digests) {
    this.loader = loader;
    this.digests = digests;
  }

  /** Returns the extensions on the class path alone. */
  public static Plugins ofClassPath() {
    return CLASS_PATH;
  }

  /**
   * Returns the extensions on the class path and in these jars.
   *
   * @param places jars, or folders; the jars of a folder are taken in the order of their names
   * @throws PluginException if one is missing or not a jar, or two have the same file name
   */
  public static Plugins of(List<Path> places) {
    if (places.isEmpty()) {
      return CLASS_PATH;
    }
    SortedMap<String, String> digests = new TreeMap<>();
    List<URL> urls = new ArrayList<>();
    for (Path jar : new LinkedHashSet<>(jars(places))) {
      if (digests.put(jar.getFileName().toString(), digest(jar)) != null) {
        throw new PluginException(jar + ": another plug-in has the same file name");
      }
      urls.add(url(jar));
    }
    URLClassLoader loader =
        new URLClassLoader("plug-ins", urls.toArray(URL[]::new), Plugins.class.getClassLoader());
    return new Plugins(loader, Collections.unmodifiableSortedMap(digests));
  }

  /** SHA-256 of every jar that the user named, by file name; results depend on the jars. */
  public SortedMap<String, String> digests() {
    return digests;
  }

  /**
   * Returns all extensions of a kind.
   *
   * @param kind the interface of their factories
   * @throws PluginException if one cannot be loaded, has an invalid name, or two have the same name
   */
  @SuppressWarnings("unchecked") // the registry of a kind holds factories of that kind
  public <E extends Extension> Registry<E> registry(Class<E> kind) {
    return (Registry<E>) registries.computeIfAbsent(kind, any -> load(kind));
  }

  private <E extends Extension> Registry<E> load(Class<E> kind) {
    SortedMap<String, Found<E>> byName = new TreeMap<>();
    Iterator<E> providers = ServiceLoader.load(kind, loader).iterator();
    while (true) {
      E extension;
      try {
        if (!providers.hasNext()) {
          return new Registry<>(byName);
        }
        extension = providers.next();
      } catch (ServiceConfigurationError | LinkageError broken) {
        throw new PluginException(reason(kind, broken), broken);
      }
      Found<E> found = new Found<>(extension, origin(extension));
      String name = name(found);
      Found<E> other = byName.putIfAbsent(name, found);
      if (other != null) {
        throw new PluginException(
            found.origin() + ": " + name + ": " + other.origin() + " already provides this name");
      }
    }
  }

  private static <E extends Extension> String name(Found<E> found) {
    String name;
    try {
      name = found.extension().name();
      Objects.requireNonNull(found.extension().summary(), "no summary");
      Set<String> keys = new HashSet<>();
      for (Setting setting : found.extension().settings()) {
        if (!keys.add(setting.key())) {
          throw new IllegalArgumentException("setting " + setting.key() + " is declared twice");
        }
      }
    } catch (RuntimeException | LinkageError | StackOverflowError broken) {
      throw new PluginException(
          found.origin() + ": " + found.extension().getClass().getName() + ": " + broken, broken);
    }
    if (name == null || !NAME.matcher(name).matches()) {
      throw new PluginException(
          found.origin()
              + ": "
              + found.extension().getClass().getName()
              + ": name \""
              + name
              + "\": must be lower-case letters, digits and hyphens");
    }
    return name;
  }

  private static String reason(Class<?> kind, Throwable broken) {
    String cause = broken.getCause() == null ? "" : ": " + broken.getCause();
    return "a " + kind.getSimpleName() + " cannot be loaded: " + broken.getMessage() + cause;
  }

  /** An extension is built in if this class's loader loads it from the project's packages. */
  private String origin(Extension extension) {
    Class<?> type = extension.getClass();
    if (type.getClassLoader() == Plugins.class.getClassLoader()
        && type.getName().startsWith("org.splitkd.")) {
      return BUILT_IN;
    }
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "class path";
    }
    String path = source.getLocation().getPath().replaceFirst("/$", "");
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static List<Path> jars(List<Path> places) {
    List<Path> jars = new ArrayList<>();
    for (Path place : places) {
      if (Files.isDirectory(place)) {
        List<Path> within = within(place);
        if (within.isEmpty()) {
          throw new PluginException(place + ": holds no plug-in: must have files named *.jar");
        }
        within.forEach(jar -> jars.add(jar.toAbsolutePath().normalize()));
      } else if (!Files.isRegularFile(place)) {
        throw new PluginException(place + ": no such plug-in: must be a jar or a folder of jars");
      } else {
        jars.add(checked(place).toAbsolutePath().normalize());
      }
    }
    return jars;
  }

  private static List<Path> within(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith(".jar"))
          .sorted()
          .map(Plugins::checked)
          .toList();
    } catch (IOException failure) {
      throw new PluginException(folder + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static Path checked(Path jar) {
    try (var archive = new java.util.jar.JarFile(jar.toFile(), true)) {
      archive.size();
      return jar;
    } catch (IOException failure) {
      throw new PluginException(jar + ": is not a jar: " + failure.getMessage(), failure);
    }
  }

  private static String digest(Path jar) {
    try {
      return Sha256.of(jar);
    } catch (IOException failure) {
      throw new PluginException(jar + ": cannot be read: " + failure.getMessage(), failure);
    }
  }

  private static URL url(Path jar) {
    try {
      return jar.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new IllegalStateException(jar.toString(), impossible);
    }
  }
}
