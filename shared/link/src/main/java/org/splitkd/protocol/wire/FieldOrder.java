package org.splitkd.protocol.wire;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.ImmutableSerializer;

/** The fields of an immutable value, in the order in which they are written and read. */
final class FieldOrder<T> extends ImmutableSerializer<T> {

  /** Writes the fields. */
  @FunctionalInterface
  interface Writer<T> {
    void write(Kryo kryo, Output output, T value);
  }

  /**
   * Reads the fields; arguments are evaluated from left to right, so a constructor call will do.
   */
  @FunctionalInterface
  interface Reader<T> {
    T read(Kryo kryo, Input input);
  }

  private final Writer<T> writer;
  private final Reader<T> reader;

  FieldOrder(Writer<T> writer, Reader<T> reader) {
    this.writer = writer;
    this.reader = reader;
  }

  @Override
  public void write(Kryo kryo, Output output, T value) {
    writer.write(kryo, output, value);
  }

  @Override
  public T read(Kryo kryo, Input input, Class<? extends T> type) {
    return reader.read(kryo, input);
  }
}
