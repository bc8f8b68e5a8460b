package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileReader;
import org.apache.arrow.vector.util.ByteArrayReadableSeekableByteChannel;
import org.apache.arrow.vector.util.Text;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.splitkd.report.SweepFixture;
import org.splitkd.report.summary.SweepTable;

class SweepArrowTest {

  private static final byte[] MAGIC = "ARROW1".getBytes(StandardCharsets.US_ASCII);

  @Test
  void shouldHoldTheNumbersOfTheCsv() throws IOException {
    SweepTable table = SweepFixture.table();

    List<Map<String, String>> csv = parsed(SweepCsv.render(table));
    List<Map<String, Object>> arrow = read(SweepArrow.render(table));

    assertEquals(24, csv.size());
    assertEquals(csv.size(), arrow.size());
    for (int row = 0; row < csv.size(); row++) {
      assertEquals(List.copyOf(csv.get(row).keySet()), List.copyOf(arrow.get(row).keySet()));
      for (var field : csv.get(row).entrySet()) {
        assertSame(field.getValue(), arrow.get(row).get(field.getKey()), field.getKey());
      }
    }
  }

  @Test
  void shouldHaveNumbersWhereAllValuesOfAKeyAre() throws IOException {
    Map<String, Object> last = read(SweepArrow.render(SweepFixture.table())).get(23);

    assertEquals(1.25, last.get("policy.beta"));
    assertEquals("\"é\"", last.get("policy.methods"));
    assertEquals(4L, last.get("point"));
    assertEquals(2L, last.get("trials"));
    SweepTable mixed = SweepFixture.of(List.of("a"), List.of(List.of("1"), List.of("NaN")));
    assertEquals("1", read(SweepArrow.render(mixed)).get(0).get("a"));
  }

  @Test
  void shouldHoldNothingWhereThereIsNothingToTell() throws IOException {
    Map<String, Object> first = read(SweepArrow.render(SweepFixture.table())).get(0);

    assertEquals("server-only", first.get("method"));
    assertNull(first.get("delay_saved_vs_server_only"));
  }

  @Test
  void shouldBeAnArrowFileThatIsTheSameEveryTime() {
    byte[] file = SweepArrow.render(SweepFixture.table());

    assertArrayEquals(MAGIC, Arrays.copyOf(file, MAGIC.length));
    assertArrayEquals(MAGIC, Arrays.copyOfRange(file, file.length - MAGIC.length, file.length));
    assertArrayEquals(file, SweepArrow.render(SweepFixture.table()));
  }

  @Test
  void shouldHoldColumnsWithoutRows() throws IOException {
    SweepTable none = SweepFixture.of(List.of("a"), List.of());

    assertTrue(read(SweepArrow.render(none)).isEmpty());
    assertEquals(1, SweepCsv.render(none).lines().count());
  }

  private static void assertSame(String text, @Nullable Object value, String column) {
    if (value instanceof Number number) {
      assertEquals(Double.parseDouble(text), number.doubleValue(), column);
    } else {
      assertEquals(text, value == null ? "" : value, column);
    }
  }

  private static List<Map<String, String>> parsed(String csv) throws IOException {
    return new CsvMapper()
        .readerForMapOf(String.class)
        .with(CsvSchema.emptySchema().withHeader())
        .<Map<String, String>>readValues(csv)
        .readAll();
  }

  private static List<Map<String, Object>> read(byte[] file) throws IOException {
    List<Map<String, Object>> rows = new ArrayList<>();
    try (RootAllocator memory = new RootAllocator();
        ArrowFileReader reader =
            new ArrowFileReader(new ByteArrayReadableSeekableByteChannel(file), memory)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          Map<String, Object> fields = new LinkedHashMap<>();
          for (FieldVector column : root.getFieldVectors()) {
            Object value = column.getObject(row);
            fields.put(column.getName(), value instanceof Text text ? text.toString() : value);
          }
          rows.add(fields);
        }
      }
    }
    return rows;
  }
}
