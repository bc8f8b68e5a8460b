package org.splitkd.nn.torch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;

/**
 * Loads libtorch and OpenBLAS, once per process.
 *
 * <p>JavaCPP unpacks their libraries into a cache in the user's home, 417 MB on the first start on
 * a machine. Two processes must not do that at once: one of them loads a library that the other
 * still writes, and dies of SIGBUS. So processes load one after the other, under a lock of the
 * operating system, until one of them has succeeded and left a marker in the cache.
 */
final class Natives {

  static {
    load();
  }

  private Natives() {}

  /** Makes sure that the libraries are loaded. */
  static void ensureLoaded() {
    // The static initializer has loaded them.
  }

  private static void load() {
    try {
      Path cache = Loader.getCacheDir().toPath();
      Path marker = cache.resolve("splitkd-" + versions() + ".loaded");
      if (!Files.exists(marker)) {
        loadUnderLock(cache.resolve("splitkd.lock"), marker);
      }
    } catch (IOException noCache) {
      // JavaCPP reports a cache that it cannot use.
    }
    Loader.load(openblas.class);
    Loader.load(torch.class);
  }

  private static void loadUnderLock(Path file, Path marker) throws IOException {
    try (FileChannel channel =
            FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.lock()) {
      Loader.load(openblas.class);
      Loader.load(torch.class);
      if (lock.isValid()) {
        Files.createFile(marker);
      }
    } catch (FileAlreadyExistsException anotherWasFirst) {
      // It has unpacked the same libraries.
    }
  }

  private static String versions() throws IOException {
    return Loader.getVersion("org.bytedeco", "openblas")
        + "-"
        + Loader.getVersion("org.bytedeco", "pytorch");
  }
}
