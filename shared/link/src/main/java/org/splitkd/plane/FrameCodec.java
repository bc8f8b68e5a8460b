package org.splitkd.plane;

import akka.actor.ExtendedActorSystem;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.util.List;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.wire.TensorMessageSerializer;

/** Converts messages to frames and frames to messages. Safe for use by any thread. */
final class FrameCodec {

  private final TensorMessageSerializer serializer;
  private final int mostBytes;

  FrameCodec(ActorSystem<?> system, int mostBytes) {
    serializer = new TensorMessageSerializer((ExtendedActorSystem) Adapter.toClassic(system));
    this.mostBytes = mostBytes;
  }

  /**
   * Encodes a message as a frame.
   *
   * @throws PlaneException if it is too long
   */
  Frame encode(TensorMessage message) {
    List<ByteBuffer> parts = serializer.parts(message);
    long bytes = parts.stream().mapToLong(ByteBuffer::remaining).sum();
    if (bytes > mostBytes) {
      throw new PlaneException(
          "%s of %s bytes: must be at most %s (splitkd.tensor-plane.most-frame)"
              .formatted(message.getClass().getSimpleName(), bytes, mostBytes));
    }
    return new Frame(serializer.manifest(message), parts, (int) bytes);
  }

  /**
   * Decodes a frame to a message, with copies of its tensors.
   *
   * @throws PlaneException if the frame is not a message
   */
  TensorMessage decode(String manifest, ByteBuffer frame) {
    try {
      return (TensorMessage) serializer.fromBinary(frame, manifest);
    } catch (NotSerializableException broken) {
      throw new PlaneException(String.valueOf(broken.getMessage()), broken);
    }
  }
}
