package org.splitkd.link;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.text.ScenarioException;

/** The contents of a scenario's files and folders, each as one SHA-256. */
public final class SourceDigests {

  /** The files in a folder with a model or texts that a distillation reads. */
  private static final Pattern READ =
      Pattern.compile("config\\.json|tokenizer\\.json|.+\\.(safetensors(\\.index\\.json)?|txt)");

  private SourceDigests() {}

  /**
   * Returns the digests by the keys of the scenario, those of extensions' jars by their names.
   *
   * @throws ScenarioException if one cannot be read
   */
  public static SortedMap<String, String> of(LoadedScenario loaded) {
    SortedMap<String, String> digests = new TreeMap<>(loaded.dependencies());
    loaded.sources().forEach((key, path) -> digests.put(key, of(path)));
    return digests;
  }

  private static String of(Path path) {
    try {
      return Files.isDirectory(path) ? ofFolder(path) : Sha256.of(path);
    } catch (IOException failure) {
      throw new ScenarioException(path + ": cannot be read: " + IoReason.of(failure));
    }
  }

  private static String ofFolder(Path folder) throws IOException {
    Sha256 digest = new Sha256();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.sorted(Comparator.comparing(SourceDigests::name)).toList()) {
        if (READ.matcher(name(file)).matches() && Files.isRegularFile(file)) {
          digest.add(name(file)).add(file);
        }
      }
    }
    return digest.hex();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }
}
