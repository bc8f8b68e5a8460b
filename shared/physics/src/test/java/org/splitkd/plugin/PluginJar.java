package org.splitkd.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import org.splitkd.api.Extension;

/** Jars that provide extensions; the classes are on the class path of the tests. */
public final class PluginJar {

  private PluginJar() {}

  /** Returns plug-ins that provide these types in addition to the project's own extensions. */
  public static <E extends Extension> Plugins of(Path folder, Class<E> kind, Class<?>... types)
      throws IOException {
    Path jar = folder.resolve(kind.getSimpleName() + ".jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("META-INF/services/" + kind.getName()));
      String names = Arrays.stream(types).map(Class::getName).collect(Collectors.joining("\n"));
      out.write(names.getBytes(StandardCharsets.UTF_8));
    }
    return Plugins.of(List.of(jar));
  }
}
