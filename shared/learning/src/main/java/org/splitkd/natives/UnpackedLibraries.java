package org.splitkd.natives;

import java.nio.file.Path;
import java.util.List;

/** Unpacks the libraries while a container image is built, so that no container has to. */
public final class UnpackedLibraries {

  private UnpackedLibraries() {}

  /**
   * Unpacks into a folder.
   *
   * @param args the folder
   */
  public static void main(String[] args) {
    CachePlace.unpacked(
        List.of(new CachePlace(Path.of(args[0]).toAbsolutePath(), false)),
        NativeLibraries.jarsOfThisMachine());
  }
}
