package org.splitkd.protocol.wire;

import com.esotericsoftware.kryo.kryo5.Kryo;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import com.esotericsoftware.kryo.kryo5.serializers.ImmutableSerializer;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.splitkd.protocol.Payload;
import org.splitkd.tensor.Tensor;
import org.splitkd.tensor.TensorFrame;

/** Writes the bits and the number of tensors to the header; the tensors follow it, in order. */
final class PayloadLayout extends ImmutableSerializer<Payload> {

  /** Ten times the tensors of a large model with its optimiser state. */
  private static final int MOST_TENSORS = 1 << 16;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final List<Tensor> written = new ArrayList<>();
  private ByteBuffer frames = NOTHING;

  /** The tensors of the payloads written since {@link #clear}. */
  List<Tensor> written() {
    return written;
  }

  /** Sets the buffer from whose position payloads read their tensors. */
  void readFrom(ByteBuffer behindHeader) {
    frames = behindHeader;
  }

  /** Releases the tensors and the buffer. */
  void clear() {
    written.clear();
    frames = NOTHING;
  }

  @Override
  public void write(Kryo kryo, Output output, Payload payload) {
    if (payload.tensors().size() > MOST_TENSORS) {
      throw new IllegalArgumentException("a payload of " + payload.tensors().size() + " tensors");
    }
    output.writeDouble(payload.bits());
    output.writeInt(payload.tensors().size());
    written.addAll(payload.tensors());
  }

  @Override
  public Payload read(Kryo kryo, Input input, Class<? extends Payload> type) {
    double bits = input.readDouble();
    int count = input.readInt();
    if (count < 0 || count > MOST_TENSORS || count > frames.remaining() / TensorFrame.LEAST_BYTES) {
      throw new IllegalArgumentException(
          "a payload of " + count + " tensors in " + frames.remaining() + " bytes");
    }
    List<Tensor> tensors = new ArrayList<>(count);
    for (int index = 0; index < count; index++) {
      tensors.add(TensorFrame.read(frames));
    }
    return new Payload(bits, tensors);
  }
}
