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

/** Leaves bits and number of tensors in the header; the tensors go behind it, in order. */
final class PayloadLayout extends ImmutableSerializer<Payload> {

  /** Ten times what a large model has with its optimiser state. */
  private static final int MOST_TENSORS = 1 << 16;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final List<Tensor> written = new ArrayList<>();
  private ByteBuffer frames = NOTHING;

  /** The tensors of the payloads written since {@link #clear}. */
  List<Tensor> written() {
    return written;
  }

  /** Payloads to be read find their tensors at the position of this buffer. */
  void readFrom(ByteBuffer behindHeader) {
    frames = behindHeader;
  }

  /** Holds on to nothing. */
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
