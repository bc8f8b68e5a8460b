package org.splitkd.report.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.report.summary.SweepTable;
import org.splitkd.report.summary.SweepTable.Row;

/**
 * The table of a sweep as an Arrow IPC file, also known as Feather 2: the columns of {@link
 * SweepCsv} with types. A varied key whose values are all numbers is a column of numbers; a missing
 * value is null.
 */
final class SweepArrow {

  private final BufferAllocator memory;
  private final List<Row> rows;
  private final List<FieldVector> columns = new ArrayList<>();

  private SweepArrow(BufferAllocator memory, List<Row> rows) {
    this.memory = memory;
    this.rows = rows;
  }

  static byte[] render(SweepTable table) {
    try (BufferAllocator memory = new RootAllocator();
        VectorSchemaRoot root = new SweepArrow(memory, table.rows()).filled(table)) {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
      try (ArrowFileWriter writer = new ArrowFileWriter(root, null, Channels.newChannel(bytes))) {
        writer.writeBatch();
      }
      return bytes.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private VectorSchemaRoot filled(SweepTable table) {
    whole("point", row -> row.point().number());
    for (int i = 0; i < table.keys().size(); i++) {
      int key = i;
      Function<Row, String> value = row -> row.point().values().get(key);
      if (table.isNumeric(key)) {
        number(table.keys().get(key), row -> Double.parseDouble(value.apply(row)));
      } else {
        text(table.keys().get(key), value);
      }
    }
    text("channel", row -> row.finding().channel());
    text("method", row -> row.finding().method().label());
    for (SweepMeasure measure : table.measures()) {
      if (measure.whole()) {
        whole(measure.column(), row -> (long) row.finding().value(measure));
      } else {
        number(measure.column(), row -> row.finding().value(measure));
      }
    }
    columns.forEach(column -> column.setValueCount(rows.size()));
    return VectorSchemaRoot.of(columns.toArray(FieldVector[]::new));
  }

  private void whole(String name, ToLongFunction<Row> value) {
    BigIntVector column = new BigIntVector(name, memory);
    columns.add(column);
    for (int i = 0; i < rows.size(); i++) {
      column.setSafe(i, value.applyAsLong(rows.get(i)));
    }
  }

  private void number(String name, ToDoubleFunction<Row> value) {
    Float8Vector column = new Float8Vector(name, memory);
    columns.add(column);
    for (int i = 0; i < rows.size(); i++) {
      double number = value.applyAsDouble(rows.get(i));
      if (Double.isNaN(number)) {
        column.setNull(i);
      } else {
        column.setSafe(i, number);
      }
    }
  }

  private void text(String name, Function<Row, String> value) {
    VarCharVector column = new VarCharVector(name, memory);
    columns.add(column);
    for (int i = 0; i < rows.size(); i++) {
      column.setSafe(i, value.apply(rows.get(i)).getBytes(StandardCharsets.UTF_8));
    }
  }
}
