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
import org.splitkd.device.DeviceTrainer;
import org.splitkd.files.Sha256;
import org.splitkd.scenario.Scenario;

/**
 * Which program it is that runs: SHA-256 of the names and contents of the classes and resources of
 * its three modules, in the order of their names. Built again from the same sources it is the same.
 */
final class ProgramDigest {

  /** One class of each module. */
  private static final List<Class<?>> MODULES =
      List.of(Scenario.class, DeviceTrainer.class, ProgramDigest.class);

  private ProgramDigest() {}

  /** 64 hexadecimal digits. */
  static String current() {
    Sha256 digest = new Sha256();
    try {
      for (Class<?> module : MODULES) {
        add(Path.of(module.getProtectionDomain().getCodeSource().getLocation().toURI()), digest);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException("classes that lie nowhere", impossible);
    }
    return digest.hex();
  }

  /** A jar, or a folder of classes. */
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
      if (!name.startsWith("META-INF")) { // what a build writes about itself
        digest.add(name).add(file);
      }
    }
  }
}
