package org.splitkd.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors about a file that is not a valid trace: one line with the place and what is allowed. */
class FcdMistakesTest {

  private static final String HEADER = "timestep_time;vehicle_id;vehicle_x;vehicle_y\n";

  static Stream<Arguments> csv() {
    String must = ": must have timestep_time, vehicle_id, vehicle_x, vehicle_y";
    return Stream.of(
        arguments(
            "", "line 1: no header: must name timestep_time, vehicle_id, vehicle_x, vehicle_y"),
        arguments(
            "\uFEFF",
            "line 1: no header: must name timestep_time, vehicle_id, vehicle_x, vehicle_y"),
        arguments("time;id;x;y\n", "line 1: no column timestep_time" + must),
        arguments("timestep_time,vehicle_id,vehicle_x\n", "line 1: no column vehicle_y" + must),
        arguments(HEADER, "no vehicle: must be at least one"),
        arguments(HEADER + "0;;;\n1;;;\n", "no vehicle: must be at least one"),
        arguments(HEADER + "0;a;1;2\n0;b;1;2\n", "1 time step: must be at least 2"),
        arguments(
            HEADER + "0;a;13.30;52.50\n1;a;13.31;52.51\n",
            "x from 13.3 to 13.31, y from 52.5 to 52.51: must be metres, not degrees"
                + " (fcd-output.geo)"),
        arguments(HEADER + "0;a;abc;2\n", "line 2: vehicle_x = abc: must be a number"),
        arguments(HEADER + "0;a;1;2\n\n1;a;1;NaN\n", "line 4: vehicle_y = NaN: must be a number"),
        arguments(HEADER + "0;a;1;1e999\n", "line 2: vehicle_y = 1e999: must be a number"),
        arguments(HEADER + "x;a;1;2\n", "line 2: timestep_time = x: must be a number"),
        arguments(HEADER + ";a;1;2\n", "line 2: timestep_time is missing"),
        arguments(HEADER + "0;;1;2\n", "line 2: vehicle_id is missing"),
        arguments(HEADER + "0;a;;2\n", "line 2: vehicle_x is missing"),
        arguments(HEADER + "0;a;1\n", "line 2: vehicle_y is missing"),
        arguments(
            HEADER + "1;a;1;2\n0.5;a;1;2\n",
            "line 3: timestep_time = 0.5: must be later than 1.0 before it"),
        arguments(
            HEADER + "1;a;1;2\n1;b;1;2\n1;a;1;2\n",
            "line 4: vehicle a: must occur only once in the time step 1.0"));
  }

  static Stream<Arguments> xml() {
    String start = "<fcd-export>\n";
    return Stream.of(
        arguments(start + "</fcd-export>", "no vehicle: must be at least one"),
        arguments(
            start + step("0", "<vehicle id='a' x='1' y='2'/>") + "</fcd-export>",
            "1 time step: must be at least 2"),
        arguments(
            start + step("0", "<vehicle id='a' x='abc' y='2'/>"),
            "line 2: x = abc: must be a number"),
        arguments(start + step("0", "<vehicle id='a' x='1'/>"), "line 2: y is missing"),
        arguments(start + step("0", "<vehicle x='1' y='2'/>"), "line 2: id is missing"),
        arguments(start + "<timestep>", "line 2: time is missing"),
        arguments(
            start + step("0", "\n<vehicle id='a' x='Infinity' y='2'/>"),
            "line 3: x = Infinity: must be a number"),
        arguments(
            start + step("0", "") + step("0", ""),
            "line 3: time = 0.0: must be later than 0.0 before it"),
        arguments(
            start + step("7", "<vehicle id='a' x='1' y='2'/><vehicle id='a' x='1' y='2'/>"),
            "line 2: vehicle a: must occur only once in the time step 7.0"),
        arguments(
            start + "<vehicle id='a' x='1' y='2'/>", "line 2: vehicle a: must be in a time step"),
        arguments(start + "<timestep time='0'>\n</fcd-export>", "line 3: not well-formed XML"));
  }

  @ParameterizedTest
  @MethodSource({"csv", "xml"})
  void shouldTellWhatIsWrong(String content, String message, @TempDir Path directory) {
    TraceException mistake =
        assertThrows(TraceException.class, () -> FcdTraceTest.read(directory, content));

    assertEquals(message, mistake.getMessage());
  }

  @Test
  void shouldTellAboutQuotesThatNeverClose(@TempDir Path directory) {
    TraceException mistake =
        assertThrows(
            TraceException.class, () -> FcdTraceTest.read(directory, HEADER + "0;\"a;1;2\n"));

    assertEquals("line 2: not well-formed CSV", mistake.getMessage());
  }

  @Test
  void shouldTellThatBytesAreNoText(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("trace");
    Files.write(file, new byte[] {'a', ';', (byte) 0xFF, (byte) 0xFE, '\n'});

    TraceException mistake = assertThrows(TraceException.class, () -> FcdTrace.read(file));

    assertEquals("not text in UTF-8", mistake.getMessage());
  }

  @Test
  void shouldNeverFollowAnEntityOutOfTheFile(@TempDir Path directory) throws Exception {
    Path secret = Files.writeString(directory.resolve("secret"), "1");
    String content =
        "<!DOCTYPE fcd-export [<!ENTITY e SYSTEM '"
            + secret.toUri()
            + "'>]>\n<fcd-export>&e;"
            + step("0", "<vehicle id='a' x='1' y='2'/>")
            + step("1", "")
            + "</fcd-export>";

    TraceException mistake =
        assertThrows(TraceException.class, () -> FcdTraceTest.read(directory, content));

    assertEquals("line 2: not well-formed XML", mistake.getMessage());
  }

  @Test
  void shouldLeaveAMissingFileToTheCaller(@TempDir Path directory) {
    assertThrows(NoSuchFileException.class, () -> FcdTrace.read(directory.resolve("none")));
  }

  private static String step(String time, String vehicles) {
    return "<timestep time='" + time + "'>" + vehicles + "</timestep>\n";
  }
}
