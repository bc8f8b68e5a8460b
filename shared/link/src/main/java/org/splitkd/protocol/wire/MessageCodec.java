package org.splitkd.protocol.wire;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.tensor.Tensor;
import org.splitkd.tensor.TensorFrame;

/**
 * Writes and reads one message at a time; must not be shared between threads. All numbers are
 * little-endian.
 *
 * <pre>{@code
 * offset  bytes
 *  0      4     length H of the header
 *  4      H     header: the fields of the message, in the order of its MessageType; a payload
 *               leaves its bits (8 bytes) and its number of tensors (4) here
 *  4 + H  …     the tensors of all payloads, one TensorFrame after the other, to the end
 * }</pre>
 */
final class MessageCodec {

  private static final int MOST_HEADER_BYTES = 1 << 16;

  private final Kryo kryo = new Kryo();
  private final Output header = new Output(256, MOST_HEADER_BYTES);
  private final PayloadLayout payloads = new PayloadLayout();

  MessageCodec() {
    kryo.setRegistrationRequired(true);
    kryo.setReferences(false);
    kryo.register(Payload.class, payloads);
    ValueLayouts.register(kryo);
  }

  /**
   * Writes a message at the position of the buffer that {@code target} returns for the message's
   * number of bytes.
   *
   * @throws BufferOverflowException if it does not fit; then nothing is written
   * @throws IllegalArgumentException if no buffer can hold it
   */
  <T extends TensorMessage> ByteBuffer write(
      MessageType<T> type, Object message, IntFunction<ByteBuffer> target) {
    try {
      header.reset();
      kryo.writeObject(header, type.type().cast(message), type.layout());
      int bytes = byteCount(type);
      ByteBuffer buffer = target.apply(bytes);
      if (buffer.remaining() < bytes) {
        throw new BufferOverflowException();
      }
      ByteBuffer frame = buffer.slice(buffer.position(), bytes).order(ByteOrder.LITTLE_ENDIAN);
      frame.putInt(header.position()).put(header.getBuffer(), 0, header.position());
      for (Tensor tensor : payloads.written()) {
        TensorFrame.write(tensor, frame);
      }
      return buffer.position(buffer.position() + bytes);
    } finally {
      payloads.clear();
    }
  }

  /**
   * Returns the bytes that {@link #write} would write, in pieces. The header and the start of each
   * tensor are new buffers; the elements are the tensors' own.
   */
  <T extends TensorMessage> List<ByteBuffer> parts(MessageType<T> type, Object message) {
    try {
      header.reset();
      kryo.writeObject(header, type.type().cast(message), type.layout());
      List<ByteBuffer> parts = new ArrayList<>();
      parts.add(
          ByteBuffer.allocate(Integer.BYTES + header.position())
              .order(ByteOrder.LITTLE_ENDIAN)
              .putInt(header.position())
              .put(header.getBuffer(), 0, header.position())
              .flip());
      for (Tensor tensor : payloads.written()) {
        parts.add(TensorFrame.start(tensor));
        parts.add(tensor.bytes());
      }
      return parts;
    } finally {
      payloads.clear();
    }
  }

  /**
   * Reads the message in the remaining bytes of a buffer.
   *
   * @throws IllegalArgumentException if the bytes are not such a message
   * @throws com.esotericsoftware.kryo.kryo5.KryoException if its header ends too soon
   */
  <T extends TensorMessage> T read(MessageType<T> type, ByteBuffer buffer) {
    ByteBuffer frame = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    if (frame.remaining() < Integer.BYTES) {
      throw new IllegalArgumentException("only " + frame.remaining() + " bytes");
    }
    int length = frame.getInt();
    if (length < 0 || length > Math.min(frame.remaining(), MOST_HEADER_BYTES)) {
      throw new IllegalArgumentException(
          "a header of " + length + " bytes in " + frame.remaining());
    }
    byte[] fields = new byte[length];
    frame.get(fields);
    try (Input input = new Input(fields)) {
      payloads.readFrom(frame);
      T message = kryo.readObject(input, type.type(), type.layout());
      int rest = length - input.position() + frame.remaining();
      if (rest > 0) {
        throw new IllegalArgumentException(rest + " bytes too many");
      }
      buffer.position(buffer.limit());
      return message;
    } finally {
      payloads.clear();
    }
  }

  private int byteCount(MessageType<?> type) {
    long bytes = Integer.BYTES + (long) header.position();
    for (Tensor tensor : payloads.written()) {
      bytes += TensorFrame.byteCount(tensor);
    }
    if (bytes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          type.type().getSimpleName() + " of " + bytes + " bytes: more than a buffer can hold");
    }
    return (int) bytes;
  }
}
