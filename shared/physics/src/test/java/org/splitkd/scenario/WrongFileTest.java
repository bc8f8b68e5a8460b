package org.splitkd.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One-line errors for every wrong file, named as the user named it. */
class WrongFileTest {

  private static final String TRACE_KEYS =
      "base-station = [0, 0], line-of-sight = probability, los-correlation-m = 50";

  @TempDir private Path folder;

  @BeforeEach
  void writeBase() throws IOException {
    write("base.conf", "include \"" + Scenarios.CASE_STUDY.toAbsolutePath() + "\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          splitkd.radio.n-prb = 0 | radio.n-prb = 0: must be 1 to 275
          splitkd { radio { nprb = 1 } } | radio.nprb: unknown key, nearest is n-prb
          radio.n-prb = 1 | radio: unknown key, nearest is splitkd
          splitkd.policy.beta = fast | policy.beta = fast: must be a number, above 0, at most 100
          splitkd.run = null | run: missing: must be a section { … }
          splitkd.fleet = [] | fleet: must have at least one vehicle
          splitkd.fleet += { device = orin-nx-8gb } | fleet[5].f-ghz: missing: must be above 0
          """)
  void shouldNameFileKeyAndValue(String text, String complaint) throws IOException {
    write("x.conf", "include \"base.conf\"\n" + text);
    assertEquals("x.conf: " + complaint, message("x.conf"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          splitkd { run.trials = 4 | x.conf: 3: expecting a closing } or ) here, not end of file
          splitkd.run = ${nothing} | x.conf: 2: Could not resolve substitution to a value: ${nothing}
          include "none.conf" | x.conf: include "none.conf": no such file: none.conf
          include required("none.conf") | x.conf: include "none.conf": no such file: none.conf
          include required(file("none.conf")) | x.conf: include "none.conf": no such file: none.conf
          include "x.conf" | x.conf: include "x.conf": a file cannot include itself
          include url("http://localhost/a.conf") | x.conf: include "http://localhost/a.conf": only files can be included
          include classpath("reference.conf") | x.conf: include "reference.conf": only files can be included
          """)
  void shouldSayWhereHoconIsWrong(String text, String complaint) throws IOException {
    write("x.conf", "# first line\n" + text + "\n");
    assertEquals(complaint, message("x.conf"));
  }

  @Test
  void shouldNameIncludedFileOfWrongValue() throws IOException {
    write("sub/radio.conf", "splitkd.radio.layers = 0");
    write("x.conf", "include \"base.conf\"\ninclude \"sub/radio.conf\"");
    assertEquals("sub/radio.conf: radio.layers = 0: must be 1 to 8", message("x.conf"));
  }

  @Test
  void shouldNameIncludedFileOfSyntaxError() throws IOException {
    write("radio.conf", "splitkd { radio { layers 1 } }");
    write("x.conf", "include \"radio.conf\"");
    assertEquals(
        "radio.conf: 1: Key 'layers 1' may not be followed by token: '}'", message("x.conf"));
  }

  @Test
  void shouldRefuseMutualIncludes() throws IOException {
    write("x.conf", "include \"y.conf\"");
    write("y.conf", "include \"x.conf\"");
    assertEquals("y.conf: include \"x.conf\": a file cannot include itself", message("x.conf"));
  }

  @Test
  void shouldRefuseWhatIsNoTextFile() throws IOException {
    assertEquals("none.conf: no such file", message("none.conf"));
    Files.createDirectory(folder.resolve("folder.conf"));
    assertEquals("folder.conf: is a folder, not a scenario file", message("folder.conf"));
    Files.write(folder.resolve("bytes.conf"), new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
    assertEquals("bytes.conf: is not UTF-8 text", message("bytes.conf"));
  }

  @Test
  void shouldAskForTheRootOfAnEmptyFile() throws IOException {
    write("x.conf", "");
    assertEquals("x.conf: splitkd: missing: must be a section { … }", message("x.conf"));
  }

  @Test
  void shouldRefuseTraceThatIsNotThere() throws IOException {
    writeTraceScenario("none.csv");
    assertEquals("x.conf: mobility.trace = none.csv: no such file", message("x.conf"));
  }

  @Test
  void shouldNameTraceAndLineOfWrongTrace() throws IOException {
    write("t.csv", "timestep_time;vehicle_id;vehicle_x;vehicle_y\n0;a;0;0\n1;a;abc;0\n");
    writeTraceScenario("t.csv");
    assertEquals("t.csv: line 3: vehicle_x = abc: must be a number", message("x.conf"));
  }

  @Test
  void shouldRefuseTraceOfTooFewVehicles() throws IOException {
    write("t.csv", "timestep_time;vehicle_id;vehicle_x;vehicle_y\n0;a;0;0\n1;a;9;0\n");
    writeTraceScenario("t.csv");
    assertEquals(
        "x.conf: mobility.trace = t.csv: has 1 vehicle, the fleet has 10", message("x.conf"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          base-station=[1] | mobility.base-station: must be [x, y]
          base-station=null | mobility.base-station: missing: must be a list [ … ]
          base-station=[1,b] | mobility.base-station[1] = b: must be a number
          line-of-sight=map | mobility.line-of-sight = map: must be streets or probability
          streets=[[1,2,3]] | mobility.streets[0]: must be [xmin, ymin, xmax, ymax]
          streets=[[1,2,0,4]] | mobility.streets[0]: must be [xmin, ymin, xmax, ymax] with xmin < xmax and ymin < ymax
          trace=5 | mobility.trace = 5: must be a file
          """)
  void shouldRefuseWrongTraceSettings(String setting, String complaint) {
    String place = complaint.contains("missing") ? Scenarios.SUMO + ": " : "--set: ";
    assertEquals(place + complaint, Scenarios.complaint(Scenarios.SUMO, "mobility." + setting));
  }

  private void writeTraceScenario(String trace) throws IOException {
    write(
        "x.conf",
        "include \"base.conf\"\nsplitkd.mobility { trace = " + trace + ", " + TRACE_KEYS + " }");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  /** The message without the temporary folder; always one line. */
  private String message(String name) {
    String message = Scenarios.complaint(folder.resolve(name));
    return message.lines().collect(Collectors.joining("⏎")).replace(folder + "/", "");
  }
}
