package org.splitkd.nn.torch;

import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.splitkd.natives.NativeLibraries;

/** Loads libtorch and OpenBLAS, once per process. */
final class Natives {

  static {
    NativeLibraries.prepare();
    Loader.load(openblas.class);
    Loader.load(torch.class);
  }

  private Natives() {}

  /** Makes sure that the libraries are loaded. */
  static void ensureLoaded() {
    // The static initializer has loaded them.
  }
}
