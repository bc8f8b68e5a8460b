package org.splitkd.radio;

/** Transport block size of the shared channels, TS 38.214 §5.1.3.2. */
public final class TransportBlock {

  /** Table 5.1.3.2-1: the sizes up to 3824 bits. */
  private static final int[] SMALL_SIZES = {
    24, 32, 40, 48, 56, 64, 72, 80, 88, 96, 104, 112, 120, 128, 136, 144, 152, 160, 168, 176, 184,
    192, 208, 224, 240, 256, 272, 288, 304, 320, 336, 352, 368, 384, 408, 432, 456, 480, 504, 528,
    552, 576, 608, 640, 672, 704, 736, 768, 808, 848, 888, 928, 984, 1032, 1064, 1128, 1160, 1192,
    1224, 1256, 1288, 1320, 1352, 1416, 1480, 1544, 1608, 1672, 1736, 1800, 1864, 1928, 2024, 2088,
    2152, 2216, 2280, 2408, 2472, 2536, 2600, 2664, 2728, 2792, 2856, 2976, 3104, 3240, 3368, 3496,
    3624, 3752, 3824
  };

  private static final int LARGEST_SMALL = 3824;
  private static final int MOST_ELEMENTS_PER_BLOCK = 156;
  private static final int CRC_BITS = 24;

  private TransportBlock() {}

  /**
   * Returns the number of bits that one slot carries.
   *
   * @param physicalResourceBlocks allocated PRBs
   * @param elementsPerBlock resource elements per PRB after reference signals and overhead, N′_RE;
   *     capped at 156
   */
  public static long sizeBits(
      int physicalResourceBlocks, int elementsPerBlock, int layers, Modulation modulation) {
    long elements =
        (long) Math.min(MOST_ELEMENTS_PER_BLOCK, elementsPerBlock) * physicalResourceBlocks;
    double information = elements * modulation.codeRate() * modulation.order() * layers;
    return information <= LARGEST_SMALL
        ? small(information)
        : large(information, modulation.codeRate());
  }

  private static long small(double information) {
    int step = 1 << Math.max(3, Math.getExponent(information) - 6);
    double quantised = Math.max(24, step * Math.floor(information / step));
    for (int size : SMALL_SIZES) {
      if (size >= quantised) {
        return size;
      }
    }
    throw new IllegalStateException("no transport block for " + information + " bits");
  }

  private static long large(double information, double codeRate) {
    double step = 1L << (Math.getExponent(information - CRC_BITS) - 5);
    double quantised = Math.max(3840, step * Math.floor((information - CRC_BITS) / step + 0.5));
    long bits = (long) quantised + CRC_BITS;
    long codeBlocks =
        codeRate <= 0.25 ? ceilDiv(bits, 3816) : quantised > 8424 ? ceilDiv(bits, 8424) : 1;
    return 8 * codeBlocks * ceilDiv(bits, 8 * codeBlocks) - CRC_BITS;
  }

  private static long ceilDiv(long dividend, long divisor) {
    return -Math.floorDiv(-dividend, divisor);
  }
}
