package org.splitkd.chaos;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.splitkd.files.Sha256;

/** The result files of a run, without the files it needs only to resume. */
record FinishedFiles(Path folder) {

  static final String SESSIONS = "distillation-sessions.csv";

  private static final String MODEL = "student/model.safetensors";

  /** Files that every successful run leaves. */
  private static final Set<String> EXPECTED =
      Set.of("distillation.json", "distillation-rounds.csv", SESSIONS, "config.conf", MODEL);

  /** Entries of the folder that depend on how a run was interrupted, not on its result. */
  private static final Set<String> OF_THE_WAY =
      Set.of(
          RunFiles.JOURNAL,
          RunFiles.CHECKPOINTS,
          RunFiles.BASELINE,
          RunFiles.RECORD,
          RunFiles.LOCK);

  /** The names of the files found, plus the expected ones. */
  private Set<String> names() {
    try (Stream<Path> files = Files.walk(folder)) {
      Set<String> names =
          files
              .filter(Files::isRegularFile)
              .map(folder::relativize)
              .filter(file -> !OF_THE_WAY.contains(file.getName(0).toString()))
              .filter(file -> !file.getFileName().toString().startsWith("."))
              .map(file -> file.toString().replace('\\', '/'))
              .collect(Collectors.toCollection(TreeSet::new));
      names.addAll(EXPECTED);
      return names;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** Whether all expected files exist. */
  boolean complete() {
    return EXPECTED.stream().allMatch(name -> Files.exists(folder.resolve(name)));
  }

  /** Files of another run that are not byte-identical to those of this one, one line each. */
  List<String> differences(FinishedFiles other) {
    Set<String> names = names();
    names.addAll(other.names());
    List<String> differences = new ArrayList<>();
    for (String name : names) {
      String difference = difference(folder.resolve(name), other.folder.resolve(name));
      if (!difference.isEmpty()) {
        differences.add(name + ": " + difference);
      }
    }
    return differences;
  }

  private static String difference(Path expected, Path found) {
    if (!Files.exists(expected)) {
      return "is not in the undisturbed run";
    }
    if (!Files.exists(found)) {
      return "is missing";
    }
    try {
      long at = Files.mismatch(expected, found);
      return at < 0 ? "" : "differs from byte " + at + " on";
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  String sessions() {
    try {
      return Files.readString(folder.resolve(SESSIONS));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** SHA-256 of the student's parameters. */
  String modelDigest() {
    try {
      return Sha256.of(folder.resolve(MODEL));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
