package org.splitkd.scenario;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The project's own scenario files as shipped in this artifact, for programs and tests without a
 * checkout of the project. Models and texts of a distillation are not included.
 */
public final class ShippedScenarios {

  private static final List<String> FILES =
      List.of(
          "case-study.conf", "models.conf", "devices.conf", "channels.conf", "distillation.conf");

  /** Unpacks the files once per process. */
  private static final class Holder {
    private static final Path FOLDER = unpack();
  }

  private ShippedScenarios() {}

  /** The case study, beside the catalogues that it includes; the folder is deleted on exit. */
  public static Path caseStudy() {
    return Holder.FOLDER.resolve("case-study.conf");
  }

  private static Path unpack() {
    try {
      Path folder = Files.createTempDirectory("splitkd-scenarios");
      folder.toFile().deleteOnExit();
      for (String name : FILES) {
        Path file = folder.resolve(name);
        try (InputStream content = ShippedScenarios.class.getResourceAsStream("conf/" + name)) {
          if (content == null) {
            throw new IllegalStateException("the artifact lacks " + name);
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
