package org.splitkd.nn.torch;

import org.splitkd.natives.NativeLibraries;
import org.splitkd.natives.NativeLibrariesException;

/** libtorch in this process. */
public final class Torch {

  private Torch() {}

  /**
   * Loads libtorch and sets how many threads one operation may use. Results depend on this number
   * in the last bits, and on nothing else of the machine but the kind of its processor.
   *
   * @throws NativeLibrariesException if its libraries cannot be unpacked
   * @throws IllegalStateException if there is no libtorch for this machine
   */
  public static void start(int threads) {
    NativeLibraries.prepare();
    try {
      Natives.use(threads);
    } catch (LinkageError missing) {
      throw new IllegalStateException(
          "no libtorch for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + ": real training runs on linux-x86_64, macosx-arm64 and windows-x86_64",
          missing);
    }
  }
}
