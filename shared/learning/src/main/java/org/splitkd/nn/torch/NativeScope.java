package org.splitkd.nn.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;

/**
 * A scope for work on native tensors. Every native object created in it is freed at its end, except
 * {@link Kept} ones. Scopes nest; each stays in one thread.
 */
public final class NativeScope {

  static {
    Natives.ensureLoaded();
  }

  private NativeScope() {}

  /** Runs work whose operations are recorded for gradients. */
  public static <T> T recorded(Supplier<T> work) {
    return scoped(true, work);
  }

  /** Runs work without recording it for gradients. */
  public static <T> T unrecorded(Supplier<T> work) {
    return scoped(false, work);
  }

  /** Runs work without recording it for gradients. */
  public static void run(Runnable work) {
    unrecorded(
        () -> {
          work.run();
          return true;
        });
  }

  private static <T> T scoped(boolean gradients, Supplier<T> work) {
    PointerScope pointers = new PointerScope();
    try {
      // The mode belongs to the thread; closing the guard restores the previous mode.
      AutoGradMode mode = new AutoGradMode(gradients);
      try {
        return work.get();
      } finally {
        mode.close();
      }
    } finally {
      pointers.close();
    }
  }
}
