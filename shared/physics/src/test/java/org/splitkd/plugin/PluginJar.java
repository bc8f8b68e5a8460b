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

/** Jars that offer extensions, whose classes are on the class path of the tests. */
public final class PluginJar {

  private PluginJar() {}

  /** What is there besides the project's own. */
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
