package org.splitkd.radio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModulationTablesTest {

  /**
   * Tolerance for four decimals of order times rate; the standard truncates a few instead of
   * rounding.
   */
  private static final double LAST_DECIMAL = 6e-5;

  @ParameterizedTest
  @EnumSource
  void shouldTabulateOrderTimesRateForEveryCqi(CqiTable table) {
    qualities(table).forEach(ModulationTablesTest::assertConsistent);
  }

  @ParameterizedTest
  @EnumSource
  void shouldTabulateOrderTimesRateForEveryMcs(McsTable table) {
    IntStream.range(0, table.size()).mapToObj(table::entry).forEach(each -> assertConsistent(each));
  }

  @Test
  void shouldHaveAsManySchemesAsTheStandard() {
    assertEquals(29, McsTable.QAM64.size());
    assertEquals(28, McsTable.QAM256.size());
  }

  @ParameterizedTest
  @EnumSource
  void shouldSendWithTheEfficiencyThatIsReported(CqiTable table) {
    McsTable schemes = table.mcsTable();
    qualities(table)
        .skip(1)
        .forEach(
            reported ->
                assertEquals(
                    reported.efficiency(),
                    schemes.entry(schemes.highestFor(reported)).efficiency()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldSendWithSchemeZeroAtTheWorstQuality(CqiTable table) {
    assertEquals(0, table.mcsTable().highestFor(table.entry(1)));
  }

  /** Values of TS 38.214 Tables 5.1.3.1-1 and -2 for CQI 2, 8, 15. */
  @ParameterizedTest
  @CsvSource({
    "QAM64, 2, 0", "QAM64, 8, 13", "QAM64, 15, 28",
    "QAM256, 2, 1", "QAM256, 8, 13", "QAM256, 15, 27"
  })
  void shouldFindTheSchemeOfTheStandard(CqiTable table, int cqi, int mcs) {
    assertEquals(mcs, table.mcsTable().highestFor(table.entry(cqi)));
  }

  @ParameterizedTest
  @EnumSource
  void shouldReportHigherEfficiencyForHigherCqi(CqiTable table) {
    for (int cqi = 2; cqi <= 15; cqi++) {
      assertTrue(table.entry(cqi).efficiency() > table.entry(cqi - 1).efficiency());
    }
  }

  @Test
  void shouldHaveNoModulationOutOfRange() {
    assertThrows(IllegalArgumentException.class, () -> CqiTable.QAM64.entry(0));
    assertThrows(IllegalArgumentException.class, () -> CqiTable.QAM64.entry(16));
  }

  private static Stream<Modulation> qualities(CqiTable table) {
    return IntStream.rangeClosed(1, 15).mapToObj(table::entry);
  }

  private static void assertConsistent(Modulation entry) {
    assertEquals(entry.order() * entry.codeRate1024() / 1024, entry.efficiency(), LAST_DECIMAL);
  }
}
