package org.splitkd.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The project's scenario files, as they come with the kit. */
final class Shipped {

  private static final List<String> FILES =
      List.of("case-study.conf", "models.conf", "devices.conf", "channels.conf", "distillation.conf");

  /** Unpacked once for a process. */
  private static final class Holder {
    private static final Path FOLDER = unpack();
  }

  private Shipped() {}

  /** The case study. */
  static Path caseStudy() {
    return Holder.FOLDER.resolve("case-study.conf");
  }

  private static Path unpack() {
    try {
      Path folder = Files.createTempDirectory("splitkd-testkit");
      folder.toFile().deleteOnExit();
      for (String name : FILES) {
        Path file = folder.resolve(name);
        try (InputStream content = Shipped.class.getResourceAsStream("conf/" + name)) {
          if (content == null) {
            throw new IllegalStateException("the kit lacks " + name);
          }
          Files.copy(content, file);
        }
        file.toFile().deleteOnExit();
      }
      return folder;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
