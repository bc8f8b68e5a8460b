package org.splitkd.nn.torch;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;
import org.bytedeco.pytorch.global.torch;
import org.splitkd.natives.NativeLibraries;

/**
 * Loads libtorch and OpenBLAS, once per process.
 *
 * <p>On Linux they are loaded here rather than by JavaCPP. It would look for some sixty libraries
 * of graphics cards, each under several names in every jar of the class path, which takes a second
 * or two of each start, and load those that it finds on the machine.
 */
final class Natives {

  private static final String OPENBLAS = "libopenblas.so.0";

  /** Each after those that it needs. */
  private static final List<String> IN_ORDER =
      List.of(
          "libjnijavacpp.so",
          "libgcc_s.so.1",
          "libquadmath.so.0",
          "libgfortran.so.5",
          OPENBLAS,
          "libopenblas_nolapack.so.0",
          "libjniopenblas_nolapack.so",
          "libgomp.so.1",
          "libc10.so",
          "libtorch_cpu.so",
          "libtorch.so",
          "libjnitorch.so");

  static {
    Optional<Path> folder = NativeLibraries.prepare();
    if (folder.filter(Natives::holdsAll).isPresent()) {
      load(folder.get());
    } else {
      Loader.load(openblas.class);
      Loader.load(torch.class);
    }
    // Otherwise as many as there are cores, and what is computed before the number is set would
    // depend on the machine.
    use(1);
  }

  private Natives() {}

  /** Makes sure that the libraries are loaded. */
  static void ensureLoaded() {
    // The static initializer has loaded them.
  }

  /** Sets the number of threads that one operation uses. */
  static void use(int threads) {
    torch.set_num_threads(threads);
    openblas.blas_set_num_threads(threads);
  }

  private static boolean holdsAll(Path folder) {
    return IN_ORDER.stream().allMatch(library -> Files.exists(folder.resolve(library)));
  }

  private static void load(Path folder) {
    // JavaCPP's classes load their libraries when they are first used, unless told not to.
    System.setProperty("org.bytedeco.javacpp.loadLibraries", "false");
    for (String library : IN_ORDER) {
      String path = folder.resolve(library).toString();
      if (library.equals(OPENBLAS)) {
        // JavaCPP looks up the function that sets its threads among those of all libraries.
        Loader.loadGlobal(path);
      } else {
        System.load(path);
      }
    }
  }
}
