package org.splitkd.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.splitkd.comparison.Comparison;
import org.splitkd.device.DeviceTrainer;
import org.splitkd.files.Sha256;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.report.ReportException;
import org.splitkd.scenario.Scenario;
import org.splitkd.time.EmulatedInstant;

/**
 * The identity of the running program: SHA-256 of the names and contents of the classes and
 * resources of the modules that determine results, in the order of their names. A rebuild from the
 * same sources has the same digest.
 */
final class ProgramDigest {

  /** One class of each module; the live page and the tools change no result. */
  private static final List<Class<?>> MODULES =
      List.of(
          EmulatedInstant.class,
          Scenario.class,
          LlamaConfig.class,
          TensorMessage.class,
          DeviceTrainer.class,
          Comparison.class,
          ReportException.class,
          ProgramDigest.class);

  private ProgramDigest() {}

  /** The digest of the running program, 64 hexadecimal digits. */
  static String current() {
    Sha256 digest = new Sha256();
    try {
      for (Class<?> module : MODULES) {
        add(Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI()), digest);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("classes without a location", impossible);
    }
    return digest.hex();
  }

  /** Adds a module: a jar, or a folder of classes. */
  static void add(Path module, Sha256 digest) throws IOException {
    if (Files.isDirectory(module)) {
      addAll(module, digest);
    } else {
      try (FileSystem jar = FileSystems.newFileSystem(module)) {
        addAll(jar.getPath("/"), digest);
      }
    }
  }

  private static void addAll(Path root, Sha256 digest) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      String name = root.relativize(file).toString();
      if (!name.startsWith("META-INF")) { // metadata of the build
        digest.add(name).add(file);
      }
    }
  }
}
