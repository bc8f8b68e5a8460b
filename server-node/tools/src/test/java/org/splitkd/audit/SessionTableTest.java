package org.splitkd.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SessionTableTest {

  private static final String HEADER =
      "round,order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,loss\n";
  private static final String FIRST = "1,2,1,3,2.0,4.0,5.5,7.25,1.0\n";
  private static final String SECOND = "1,3,2,3,2.0,9.5,2.5,7.25,1.0\n";

  @Test
  void shouldFindNothingInTheSameSessions() {
    assertEquals(List.of(), against(HEADER + FIRST + SECOND));
  }

  @Test
  void shouldFindASessionThatTheTableLacks() {
    assertEquals(
        List.of("line 3: nothing where the journal has " + line(1, 3, 2, 9.5, 2.5)),
        against(HEADER + FIRST));
  }

  @Test
  void shouldFindASessionThatTheJournalLacks() {
    assertEquals(
        List.of("line 4: " + line(1, 3, 2, 9.5, 2.5) + " where the journal has nothing"),
        against(HEADER + FIRST + SECOND + SECOND));
  }

  @Test
  void shouldFindEveryFigureThatDiffers() {
    for (String other :
        List.of(
            "2,2,1,3,2.0,4.0,5.5,7.25,1.0\n",
            "1,1,1,3,2.0,4.0,5.5,7.25,1.0\n",
            "1,2,2,3,2.0,4.0,5.5,7.25,1.0\n",
            "1,2,1,4,2.0,4.0,5.5,7.25,1.0\n",
            "1,2,1,3,2.0,4.5,5.5,7.25,1.0\n",
            "1,2,1,3,2.0,4.0,5.500000000000001,7.25,1.0\n",
            "1,2,1,3,2.0,4.0,5.5,7.5,1.0\n",
            "1,2,1,3,2.0,4.0,5.5,,1.0\n",
            "1,2\n")) {
      assertEquals(1, against(HEADER + other + SECOND).size(), other);
    }
  }

  @Test
  void shouldFindATableWithoutItsColumns() {
    assertEquals(
        List.of(
            "line 1: round,order: must have"
                + " [round, order, vehicle, cut, start_s, delay_s, energy_j]"),
        against("round,order\n"));
    assertEquals(1, against("").size());
  }

  private static List<String> against(String csv) {
    return RunAudit.against(Story.WHOLE.stored(), csv);
  }

  private static String line(int round, int order, int vehicle, double start, double delay) {
    return "Line[round=%s, order=%s, vehicle=%s, cut=3, start=%s, delay=%s, joules=7.25]"
        .formatted(round, order, vehicle, start, delay);
  }
}
