package org.splitkd.mobility;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads floating-car data in the CSV of SUMO's xml2csv.py: a header, then a row for each vehicle.
 */
final class FcdCsv {

  /** Most characters of the header; SUMO's has some hundred. */
  private static final int LONGEST_HEADER = 8192;

  private static final String TIME = "timestep_time";
  private static final String ID = "vehicle_id";
  private static final String X = "vehicle_x";
  private static final String Y = "vehicle_y";
  private static final List<String> NEEDED = List.of(TIME, ID, X, Y);

  private final List<String> header;

  /** Columns of the needed cells by name. */
  private final Map<String, Integer> columns = new HashMap<>();

  private final FcdAssembly assembly;
  private int line = 1;

  private FcdCsv(List<String> header, FcdAssembly assembly) {
    this.header = header;
    this.assembly = assembly;
    for (String name : NEEDED) {
      columns.put(name, header.indexOf(name));
    }
  }

  /** Reads all records into an assembly. */
  static void read(InputStream input, FcdAssembly assembly) throws IOException, TraceException {
    try {
      // The decoder of newDecoder() reports malformed UTF-8; passing the charset would hide it.
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8.newDecoder()));
      String first = firstLine(reader);
      if (first == null || first.isBlank()) {
        throw noHeader();
      }
      ObjectReader rows = rowReader(first.contains(";") ? ';' : ',');
      new FcdCsv(names(rows, first), assembly).readRows(rows, reader);
    } catch (CharacterCodingException e) {
      throw new TraceException("not text in UTF-8", e);
    }
  }

  private static @Nullable String firstLine(BufferedReader reader)
      throws IOException, TraceException {
    reader.mark(LONGEST_HEADER);
    char[] start = new char[LONGEST_HEADER];
    int length = 0;
    for (int read = 0; read >= 0 && length < LONGEST_HEADER; ) {
      length += read;
      read = reader.read(start, length, LONGEST_HEADER - length);
    }
    reader.reset();
    if (length == LONGEST_HEADER && new String(start).indexOf('\n') < 0) {
      throw noHeader();
    }
    String line = reader.readLine();
    return line == null ? null : FcdTrace.withoutByteOrderMark(line);
  }

  private static TraceException noHeader() {
    return TraceException.atLine(1, "no header: must name " + String.join(", ", NEEDED));
  }

  private static ObjectReader rowReader(char separator) {
    return CsvMapper.builder()
        .enable(CsvParser.Feature.WRAP_AS_ARRAY)
        .build()
        .readerFor(String[].class)
        .with(CsvSchema.emptySchema().withColumnSeparator(separator));
  }

  private static List<String> names(ObjectReader format, String header)
      throws IOException, TraceException {
    try (MappingIterator<String[]> rows = format.readValues(header)) {
      if (!rows.hasNextValue()) {
        throw noHeader();
      }
      return Arrays.stream(rows.nextValue()).map(String::strip).toList();
    } catch (JsonProcessingException e) {
      throw malformed(1, e);
    }
  }

  private void readRows(ObjectReader format, BufferedReader reader)
      throws IOException, TraceException {
    for (String name : NEEDED) {
      if (!header.contains(name)) {
        throw TraceException.atLine(
            line, "no column " + name + ": must have " + String.join(", ", NEEDED));
      }
    }
    try (MappingIterator<String[]> rows = format.readValues(reader)) {
      for (line = 2; rows.hasNextValue(); line++) {
        row(rows.nextValue());
      }
    } catch (JsonProcessingException e) {
      throw malformed(line, e);
    }
  }

  private static TraceException malformed(int line, JsonProcessingException cause) {
    return new TraceException("line " + line + ": not well-formed CSV", cause);
  }

  private void row(String[] cells) throws TraceException {
    if (cells.length == 0 || (cells.length == 1 && cells[0].isBlank())) {
      return;
    }
    double seconds = FcdAssembly.number(line, TIME, cell(cells, TIME));
    if (!assembly.isAt(seconds)) {
      assembly.step(line, TIME, seconds);
    }
    String id = cell(cells, ID);
    String x = cell(cells, X);
    String y = cell(cells, Y);
    if (id.isEmpty() && x.isEmpty() && y.isEmpty()) {
      // xml2csv.py writes such a row for a time step without vehicles, and for a pedestrian.
      return;
    }
    if (id.isEmpty()) {
      throw FcdAssembly.missing(line, ID);
    }
    assembly.vehicle(line, id, FcdAssembly.number(line, X, x), FcdAssembly.number(line, Y, y));
  }

  private String cell(String[] cells, String name) {
    Integer column = columns.get(name);
    if (column == null) {
      throw new IllegalArgumentException(name);
    }
    return column < cells.length ? cells[column].strip() : "";
  }
}
