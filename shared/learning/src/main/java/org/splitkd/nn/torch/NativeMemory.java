package org.splitkd.nn.torch;

/** Memory that this package holds outside the heap. */
public final class NativeMemory {

  private NativeMemory() {}

  /** Number of native tensors in this process that are kept and not yet freed. */
  public static long liveTensors() {
    return Kept.live();
  }
}
