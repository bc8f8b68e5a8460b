package org.splitkd.protocol.wire;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorRefResolver;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.ByteBufferSerializer;
import akka.serialization.SerializerWithStringManifest;
import com.esotericsoftware.kryo.kryo5.KryoException;
import com.esotericsoftware.kryo.kryo5.util.Pool;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.IntFunction;

/**
 * Serializes every {@link org.splitkd.protocol.TensorMessage}; Akka creates it from {@code
 * reference.conf}. Tensors are copied once in each direction.
 */
public final class TensorMessageSerializer extends SerializerWithStringManifest
    implements ByteBufferSerializer {

  /** Sent with every message; Akka's own identifiers end at 40. */
  private static final int IDENTIFIER = 7301;

  private static final int MOST_IDLE_CODECS = 64;

  private final MessageTypes types;

  private final Pool<MessageCodec> codecs =
      new Pool<>(true, false, MOST_IDLE_CODECS) {
        @Override
        protected MessageCodec create() {
          return new MessageCodec();
        }
      };

  /** The constructor that Akka calls. */
  public TensorMessageSerializer(ExtendedActorSystem system) {
    this.types = new MessageTypes(ActorRefResolver.get(Adapter.toTyped(system)));
  }

  @Override
  public int identifier() {
    return IDENTIFIER;
  }

  @Override
  public String manifest(Object message) {
    return types.of(message).manifest();
  }

  @Override
  public byte[] toBinary(Object message) {
    return write(message, ByteBuffer::allocate).array();
  }

  @Override
  public void toBinary(Object message, ByteBuffer buffer) {
    write(message, bytes -> buffer);
  }

  /** Returns the same as {@link #toBinary(Object)} in pieces, without copying the tensors. */
  public List<ByteBuffer> parts(Object message) {
    MessageCodec codec = codecs.obtain();
    try {
      return codec.parts(types.of(message), message);
    } finally {
      codecs.free(codec);
    }
  }

  @Override
  public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
    return fromBinary(ByteBuffer.wrap(bytes), manifest);
  }

  @Override
  public Object fromBinary(ByteBuffer buffer, String manifest) throws NotSerializableException {
    MessageCodec codec = codecs.obtain();
    try {
      return codec.read(types.named(manifest), buffer);
    } catch (IllegalArgumentException | KryoException broken) {
      String line = ("message " + manifest + ": " + broken.getMessage()).replaceAll("\\p{C}", "?");
      NotSerializableException error = new NotSerializableException(line);
      error.initCause(broken);
      throw error;
    } finally {
      codecs.free(codec);
    }
  }

  private ByteBuffer write(Object message, IntFunction<ByteBuffer> target) {
    MessageCodec codec = codecs.obtain();
    try {
      return codec.write(types.of(message), message, target);
    } finally {
      codecs.free(codec);
    }
  }
}
