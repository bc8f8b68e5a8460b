package org.splitkd.natives;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks the native libraries from their jars, once on a machine, into one folder per version,
 * from where JavaCPP and the tokenizer load them.
 *
 * <p>All libraries stand beside each other, so each finds the others there before it looks in the
 * system's folders: another libtorch or OpenBLAS on the machine is never taken in place of ours.
 */
public final class NativeLibraries {

  /** Environment variable with the folder for unpacked libraries. */
  public static final String CACHE = "SPLITKD_CACHE";

  /** Property with the folder in which an image keeps them unpacked. It is tried first. */
  static final String UNPACKED = "splitkd.natives";

  /** A library in each jar of JavaCPP's presets, which shows where the jar is. */
  private static final List<String> PRESETS =
      List.of("javacpp/%s/jnijavacpp", "openblas/%s/jniopenblas", "pytorch/%s/jnitorch");

  private static boolean prepared;

  private static @Nullable Path folder;

  private NativeLibraries() {}

  /**
   * Makes sure that the libraries are unpacked and will be loaded from there. Call it before
   * anything touches libtorch or the tokenizer; it may be called repeatedly and from any thread.
   *
   * @return the folder, empty if there are none for this machine
   * @throws NativeLibrariesException if no folder can hold them
   */
  public static synchronized Optional<Path> prepare() {
    if (prepared) {
      return Optional.ofNullable(folder);
    }
    List<NativeJar> jars = jarsOfThisMachine();
    if (!jars.isEmpty()) {
      folder = CachePlace.unpacked(CachePlace.all(System.getenv(), properties()), jars);
      // JavaCPP looks here first, and so neither unpacks by itself nor takes the system's
      // libraries.
      System.setProperty("org.bytedeco.javacpp.platform.linkpath", folder.toString());
      System.setProperty("org.bytedeco.javacpp.pathsFirst", "true");
      // It would copy some libraries there under other names, or into a folder for temporary
      // files.
      System.setProperty("org.bytedeco.javacpp.cacheLibraries", "false");
      System.setProperty("org.bytedeco.javacpp.canCreateSymbolicLink", "false");
      System.setProperty("org.bytedeco.javacpp.cachedir", folder.resolveSibling("").toString());
      // The file: of a folder the tokenizer would ask for the kind of a graphics card.
      System.setProperty(
          "RUST_LIBRARY_PATH", folder.resolve(System.mapLibraryName("tokenizers")).toString());
    }
    prepared = true;
    return Optional.ofNullable(folder);
  }

  /** The jars with libraries for this machine. */
  static List<NativeJar> jarsOfThisMachine() {
    return jars(system(), processor());
  }

  private static List<NativeJar> jars(String system, String processor) {
    List<NativeJar> jars = new ArrayList<>();
    for (String preset : PRESETS) {
      String library = String.format(preset, system + "-" + processor);
      int name = library.lastIndexOf('/') + 1;
      NativeJar.with(
              "org/bytedeco/" + library.substring(0, name),
              System.mapLibraryName(library.substring(name)))
          .ifPresent(jars::add);
    }
    String os = system.equals("macosx") ? "osx" : system.equals("windows") ? "win" : system;
    String cpu = processor.equals("arm64") ? "aarch64" : processor;
    NativeJar.with("native/lib/" + os + "-" + cpu + "/cpu/", System.mapLibraryName("tokenizers"))
        .ifPresent(jars::add);
    return List.copyOf(jars);
  }

  /** The operating system, as JavaCPP calls it. */
  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "macosx" : name.startsWith("windows") ? "windows" : name;
  }

  /** The kind of processor, as JavaCPP calls it. */
  private static String processor() {
    String name = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);
    return name.equals("amd64") ? "x86_64" : name.equals("aarch64") ? "arm64" : name;
  }

  private static Map<String, String> properties() {
    return Map.of(
        UNPACKED,
        System.getProperty(UNPACKED, ""),
        "org.bytedeco.javacpp.cachedir",
        System.getProperty("org.bytedeco.javacpp.cachedir", ""),
        "user.home",
        System.getProperty("user.home", ""),
        "user.name",
        System.getProperty("user.name", ""),
        "java.io.tmpdir",
        System.getProperty("java.io.tmpdir", ""));
  }
}
