package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.splitkd.report.Fixture;

class SessionsCsvTest {

  @Test
  void shouldWriteEverySessionInCellOrder() {
    String csv = SessionsCsv.render(Fixture.DEFAULT.cells());

    assertTrue(csv.endsWith("\n"));
    List<String> lines = csv.lines().toList();
    assertEquals(1 + 2 * 3 * 2 * 2 - 1, lines.size(), "one session was aborted");
    assertEquals(
        "channel,method,trial,order,vehicle,cut,frequency_ghz,start_s,delay_s,energy_j,"
            + "device_s,uplink_s,server_s,downlink_s",
        lines.get(0));
    assertEquals("good,server-only,1,1,1,1,2.5,0.0,10.0,1000.0,1.0,4.0,3.0,2.0", lines.get(1));
    assertEquals("good,server-only,1,2,2,1,2.5,10.0,10.0,1000.0,1.0,4.0,3.0,2.0", lines.get(2));
    assertEquals("good,server-only,2,1,1,1,2.5,0.0,15.0,1000.0,1.0,9.0,3.0,2.0", lines.get(3));
    assertEquals("good,device-only,2,2,2,11,2.5,30.0,30.0,950.0,20.0,5.0,3.0,2.0", lines.get(8));
    assertEquals("good,proposed,1,1,2,1,2.0,2.0,8.0,780.0,1.0,2.0,3.0,2.0", lines.get(9));
    assertEquals("good,proposed,2,2,2,2,2.4,12.0,12.0,780.0,1.0,6.0,3.0,2.0", lines.get(12));
    assertEquals("poor,proposed,2,1,1,2,2.0,0.0,45.0,1200.0,3.0,34.0,4.0,4.0", lines.get(23));
  }

  @Test
  void shouldQuoteNamesThatWouldBreakALine() {
    List<String> lines =
        SessionsCsv.render(Fixture.DEFAULT.withChannels("a,b", "say \"c\"").cells())
            .lines()
            .toList();

    assertTrue(lines.get(1).startsWith("\"a,b\",server-only,1,"));
    assertTrue(lines.get(23).startsWith("\"say \"\"c\"\"\",proposed,2,"));
  }
}
