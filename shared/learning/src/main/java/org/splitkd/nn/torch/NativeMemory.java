package org.splitkd.nn.torch;

/** What this package holds outside the heap. */
public final class NativeMemory {

  private NativeMemory() {}

  /** Native tensors that are kept and not freed yet, in this process. */
  public static long liveTensors() {
    return Kept.live();
  }
}
