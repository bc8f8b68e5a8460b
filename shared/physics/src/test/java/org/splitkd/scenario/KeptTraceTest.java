package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeptTraceTest {

  /** Whatever a trace is called, no result has the name of its copy, and the copy keeps its own. */
  @ParameterizedTest
  @CsvSource({
    "/a/ten-vehicles.csv, ten-vehicles.csv",
    "city.xml, city.xml",
    "sessions.csv, trace-sessions.csv",
    "/x/Sessions.CSV, trace-Sessions.CSV",
    "distillation-rounds.csv, trace-distillation-rounds.csv",
    "config.conf, trace-config.conf",
    "student, trace-student",
    "journal, trace-journal",
    "fig3-delay.svg, trace-fig3-delay.svg",
    ".events.part, trace-.events.part",
    "trace-sessions.csv, trace-sessions.csv"
  })
  void shouldNotBeTakenForAResult(Path trace, String kept) {
    assertEquals(kept, LoadedScenario.kept(trace));
    assertEquals(kept, LoadedScenario.kept(Path.of("results", kept)));
  }
}
