package org.splitkd.nn.torch;

import java.util.function.Supplier;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AutoGradMode;

/**
 * Work on native tensors: every native object made in it is freed at its end, {@link Kept} ones
 * excepted. Scopes nest; each stays in one thread.
 */
public final class NativeScope {

  private NativeScope() {}

  /** Does work whose operations are recorded for gradients. */
  public static <T> T recorded(Supplier<T> work) {
    return scoped(true, work);
  }

  /** Does work that no gradient is taken of. */
  public static <T> T unrecorded(Supplier<T> work) {
    return scoped(false, work);
  }

  /** Does work that no gradient is taken of. */
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
      // The mode is the thread's: it goes back to what it was when its guard is closed.
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
