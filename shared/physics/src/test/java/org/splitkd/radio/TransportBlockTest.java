package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TransportBlockTest {

  /**
   * The steps of TS 38.214 §5.1.3.2, computed by hand. Columns: PRB, RE per PRB, layers, Qm, rate ×
   * 1024, bits. The first row is the largest block of NR.
   */
  @ParameterizedTest
  @CsvSource({
    // N_info 1 261 669.5, n 15, N' 1 277 952, 152 code blocks
    "273, 156, 4, 8, 948, 1277992",
    // more elements than 156 in a PRB do not count
    "273, 200, 4, 8, 948, 1277992",
    // N_info 946 252.1, n 14, N' 950 272, 113 code blocks
    "273, 156, 4, 6, 948, 950984",
    // N_info 114 382.1, n 11, N' 114 688, 14 code blocks
    "132, 156, 1, 6, 948, 114776",
    // N_info 7507.5, n 7, N' 7424, one code block
    "20, 156, 1, 4, 616, 7424",
    // up to 3824 bits: Table 5.1.3.2-1
    "1, 6, 1, 2, 120, 24",
    "1, 156, 1, 2, 120, 32",
    "10, 120, 1, 2, 308, 736",
    "10, 156, 1, 4, 378, 2280",
    "25, 156, 1, 2, 308, 2408",
    "100, 156, 1, 2, 120, 3752",
    // rate up to 1/4: N_info 3875.6, N' 3840, 2 code blocks
    "106, 156, 1, 2, 120, 3848",
    // rate up to 1/4: N_info 10 856.25, n 8, N' 10 752, 3 code blocks
    "200, 144, 1, 2, 193, 10752",
    // rate above 1/4, just past the table: N_info 4104.1, n 6, N' 4096
    "30, 156, 1, 2, 449, 4096"
  })
  void shouldFollowTheStepsOfTheStandard(
      int blocks, int elements, int layers, int order, double rate1024, long bits) {
    Modulation modulation = new Modulation(order, rate1024, order * rate1024 / 1024);

    assertEquals(bits, TransportBlock.sizeBits(blocks, elements, layers, modulation));
  }

  @Property
  void shouldFillItsCodeBlocksWithWholeOctets(
      @ForAll McsTable table,
      @ForAll @IntRange(max = 27) int mcs,
      @ForAll @IntRange(min = 1, max = 275) int blocks,
      @ForAll @IntRange(min = 1, max = 156) int elements,
      @ForAll @IntRange(min = 1, max = 4) int layers) {
    Modulation modulation = table.entry(mcs);
    long bits = TransportBlock.sizeBits(blocks, elements, layers, modulation);
    Assume.that(bits > 3824);

    long most = modulation.codeRate() <= 0.25 ? 3816 : 8424;
    long codeBlocks = bits <= most ? 1 : (bits + 24 + most - 1) / most;

    assertEquals(0, (bits + 24) % (8 * codeBlocks));
  }

  @Property
  void shouldStayCloseToTheInformationBits(
      @ForAll McsTable table,
      @ForAll @IntRange(max = 27) int mcs,
      @ForAll @IntRange(min = 1, max = 275) int blocks) {
    Modulation modulation = table.entry(mcs);
    double information = blocks * 156.0 * modulation.order() * modulation.codeRate();
    double bits = TransportBlock.sizeBits(blocks, 156, 1, modulation);

    // A 16th covers the coarsest step of the table, 2280 to 2408 bits.
    assertEquals(information, bits, 24 + information / 16);
  }

  @Property
  void shouldNeverShrinkWithMoreBlocks(
      @ForAll McsTable table,
      @ForAll @IntRange(max = 27) int mcs,
      @ForAll @IntRange(min = 1, max = 274) int blocks,
      @ForAll @IntRange(min = 1, max = 4) int layers) {
    Modulation modulation = table.entry(mcs);

    assertTrue(
        TransportBlock.sizeBits(blocks + 1, 144, layers, modulation)
            >= TransportBlock.sizeBits(blocks, 144, layers, modulation));
  }
}
