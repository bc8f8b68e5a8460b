package org.splitkd.mobility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.mobility.FcdTrace.Sample;
import org.splitkd.mobility.FcdTrace.Track;

class FcdTraceTest {

  /** Two vehicles; b is away at the second of three steps. */
  private static final FcdTrace TWO_VEHICLES =
      new FcdTrace(
          2,
          List.of(
              new Track(
                  "a",
                  List.of(
                      new Sample(0, 0, 1, 2), new Sample(1, 0.5, 3, 4), new Sample(4, 2, 5, 6))),
              new Track("b", List.of(new Sample(0, 0, -1, -2.5), new Sample(4, 2, 1e3, 0)))));

  @Test
  void shouldReadTheSameMotionFromBothFormatsOfSumo() throws Exception {
    FcdTrace xml = FcdTrace.read(resource("/traces/ten-vehicles.sample.xml"));
    FcdTrace csv = FcdTrace.read(resource("/traces/ten-vehicles.sample.csv"));

    assertEquals(xml, csv);
    assertEquals(10, xml.vehicles());
    assertEquals(IntStream.range(0, 10).mapToObj(i -> "veh" + i).toList(), xml.ids());
    assertEquals(4, xml.durationSeconds());
    assertEquals(new Sample(0, 0, 131.43, 119.00), xml.tracks().get(0).samples().get(0));
    assertEquals(new Sample(4, 4, 341.40, -1.60), xml.tracks().get(9).samples().get(4));
  }

  @Test
  void shouldReadXmlWithAbsentVehiclesAndOtherElements(@TempDir Path directory) throws Exception {
    String xml =
        """
        <fcd-export>
          <timestep time="10.0">
            <vehicle id="b" x="-1" y="-2.5" lane="e1_0"/>
            <vehicle id="a" x="1" y="2"/>
            <person id="p" x="9" y="9"/>
          </timestep>
          <timestep time="10.5"><vehicle id="a" x="3" y="4"/></timestep>
          <timestep time="12"><vehicle id="a" x="5" y="6"/><vehicle id="b" x="1e3" y="0"/></timestep>
        </fcd-export>
        """;

    assertEquals(TWO_VEHICLES, read(directory, xml));
  }

  @Test
  void shouldReadCsvWithAnyColumnsSeparatorAndBlankLines(@TempDir Path directory) throws Exception {
    String csv =
        """
        \uFEFF"vehicle_y",vehicle_x,vehicle_type,vehicle_id,timestep_time
        -2.5,-1,"car, small",b,10.0
        2,1,car,"a",10.0

        4,3,car,a,10.5
        6,5,car,a,12
        0,1e3,car,b,12.00
        """;

    assertEquals(TWO_VEHICLES, read(directory, csv));
    assertEquals(TWO_VEHICLES, read(directory, csv.replace("\n", "\r\n")));
  }

  /** For a step without vehicles xml2csv.py writes a row with only the time. */
  @Test
  void shouldCountStepsWithoutVehicles(@TempDir Path directory) throws Exception {
    String csv =
        """
        timestep_time;vehicle_id;vehicle_x;vehicle_y
        0;;;
        1;a;1;2
        2;;;
        3;;;
        """;
    String xml =
        """
        <fcd-export><timestep time="0"/><timestep time="1"><vehicle id="a" x="1" y="2"/></timestep>
        <timestep time="2"/><timestep time="3"/></fcd-export>
        """;

    FcdTrace expected = new FcdTrace(3, List.of(new Track("a", List.of(new Sample(1, 1, 1, 2)))));
    assertEquals(expected, read(directory, csv));
    assertEquals(expected, read(directory, xml));
  }

  /** SUMO's own CSV has no rows for time steps without vehicles; its XML has empty steps. */
  @Test
  void shouldReadTheSameWithAndWithoutEmptySteps(@TempDir Path directory) throws Exception {
    String csv =
        """
        timestep_time;vehicle_id;vehicle_x;vehicle_y
        0;a;1;2
        1;a;2;2
        4;a;5;2
        5;a;6;2
        """;
    String xml =
        """
        <fcd-export>
          <timestep time="0"><vehicle id="a" x="1" y="2"/></timestep>
          <timestep time="1"><vehicle id="a" x="2" y="2"/></timestep>
          <timestep time="2"/><timestep time="3"/>
          <timestep time="4"><vehicle id="a" x="5" y="2"/></timestep>
          <timestep time="5"><vehicle id="a" x="6" y="2"/></timestep>
        </fcd-export>
        """;

    FcdTrace expected =
        new FcdTrace(
            5,
            List.of(
                new Track(
                    "a",
                    List.of(
                        new Sample(0, 0, 1, 2),
                        new Sample(1, 1, 2, 2),
                        new Sample(4, 4, 5, 2),
                        new Sample(5, 5, 6, 2)))));
    assertEquals(expected, read(directory, csv));
    assertEquals(expected, read(directory, xml));
  }

  /** Vehicles that tell their positions at different instants are there all the time. */
  @Test
  void shouldNotTakeOtherInstantsForAbsence(@TempDir Path directory) throws Exception {
    String csv =
        """
        timestep_time;vehicle_id;vehicle_x;vehicle_y
        0;a;1;2
        0.3;b;1;2
        1;a;2;2
        1.3;b;2;2
        2;a;3;2
        2.3;b;3;2
        """;

    FcdTrace trace = read(directory, csv);

    assertEquals(
        List.of(0, 1, 2), trace.tracks().get(0).samples().stream().map(Sample::step).toList());
    assertEquals(
        List.of(1, 2, 3), trace.tracks().get(1).samples().stream().map(Sample::step).toList());
  }

  @Test
  void shouldReadWhatIsCompressed(@TempDir Path directory) throws Exception {
    Path plain = resource("/traces/ten-vehicles.sample.csv");
    Path file = directory.resolve("trace.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      Files.copy(plain, out);
    }

    assertEquals(FcdTrace.read(plain), FcdTrace.read(file));

    byte[] whole = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(whole, whole.length / 2));
    TraceException cut = assertThrows(TraceException.class, () -> FcdTrace.read(file));
    assertEquals("not well-formed gzip", cut.getMessage());
  }

  @Test
  void shouldKeepOnlyTheVehiclesThatAreNeededOfALargeFile(@TempDir Path directory)
      throws Exception {
    Path file = directory.resolve("city.csv");
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      out.write("timestep_time;vehicle_id;vehicle_x;vehicle_y\n");
      for (int step = 0; step < 200; step++) {
        for (int vehicle = 0; vehicle < 4000; vehicle++) {
          out.write(step + ".00;veh" + vehicle + ";" + (vehicle + step) + ".25;125.00\n");
        }
      }
    }
    assertTrue(Files.size(file) > 1 << 24);

    FcdTrace trace = FcdTrace.read(file, 10);

    assertEquals(IntStream.range(0, 10).mapToObj(i -> "veh" + i).toList(), trace.ids());
    assertEquals(200, trace.tracks().get(9).samples().size());
    assertEquals(new Sample(199, 199, 208.25, 125), trace.tracks().get(9).samples().get(199));
  }

  @Test
  void shouldOrderVehiclesByTheNumbersInTheirIds(@TempDir Path directory) throws Exception {
    String csv =
        """
        timestep_time;vehicle_id;vehicle_x;vehicle_y
        0;veh10;0;0
        0;veh2;0;0
        1;veh1;0;0
        """;

    assertEquals(List.of("veh1", "veh2", "veh10"), read(directory, csv).ids());
  }

  static FcdTrace read(Path directory, String content) throws IOException, TraceException {
    Path file = directory.resolve("trace");
    Files.write(file, content.getBytes(StandardCharsets.UTF_8));
    return FcdTrace.read(file);
  }

  private static Path resource(String name) throws URISyntaxException {
    URL url = Objects.requireNonNull(FcdTraceTest.class.getResource(name), name);
    return Path.of(url.toURI());
  }
}
