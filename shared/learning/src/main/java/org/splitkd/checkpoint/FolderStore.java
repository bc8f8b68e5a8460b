package org.splitkd.checkpoint;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.IoReason;
import org.splitkd.nn.StudentState;

/** A store with one file per state, {@code <id>.safetensors}. */
final class FolderStore implements CheckpointStore {

  private static final String ENDING = ".safetensors";

  private static final Pattern NAME = Pattern.compile("[0-9a-f]{64}" + Pattern.quote(ENDING));

  private final Path folder;

  FolderStore(Path folder) {
    this.folder = folder;
  }

  @Override
  public CheckpointId save(StudentState state) {
    Checkpoint checkpoint = Checkpoint.of(state);
    if (isIntact(checkpoint.id())) {
      // The process that wrote it may have been killed before it did this.
      AtomicFile.force(folder);
    } else {
      AtomicFile.createFolder(folder);
      AtomicFile.writeAmongOthers(folder.resolve(name(checkpoint.id())), checkpoint.content());
    }
    return checkpoint.id();
  }

  @Override
  public StudentState load(CheckpointId id) {
    return new CheckpointFile(folder.resolve(name(id)), id).read();
  }

  @Override
  public void retain(Set<CheckpointId> live) {
    Set<String> kept = live.stream().map(FolderStore::name).collect(Collectors.toSet());
    if (Files.isDirectory(folder)) {
      try (DirectoryStream<Path> files =
          Files.newDirectoryStream(folder, file -> isOurs(file) && !kept.contains(nameOf(file)))) {
        files.forEach(FolderStore::remove);
      } catch (IOException failure) {
        throw new CheckpointException(folder, "cannot be read: " + IoReason.of(failure), failure);
      }
    }
  }

  private boolean isIntact(CheckpointId id) {
    try {
      load(id);
      return true;
    } catch (CheckpointException missingOrDamaged) {
      return false;
    }
  }

  /** Whether a file is a checkpoint or the leftover of an interrupted write of one. */
  private static boolean isOurs(Path file) {
    String target = AtomicFile.targetOfLeftover(file).orElse(nameOf(file));
    return NAME.matcher(target).matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
  }

  private static void remove(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException failure) {
      throw new CheckpointException(file, "cannot be removed: " + IoReason.of(failure), failure);
    }
  }

  private static String name(CheckpointId id) {
    return id.value() + ENDING;
  }

  private static String nameOf(Path file) {
    return String.valueOf(file.getFileName());
  }
}
