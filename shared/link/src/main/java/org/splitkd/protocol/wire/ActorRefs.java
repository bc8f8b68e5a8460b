package org.splitkd.protocol.wire;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.esotericsoftware.kryo.kryo5.io.Input;
import com.esotericsoftware.kryo.kryo5.io.Output;
import java.nio.charset.StandardCharsets;

/** Actor references, written as the text of their paths: its length, then UTF-8. */
final class ActorRefs {

  private final ActorRefResolver resolver;

  ActorRefs(ActorRefResolver resolver) {
    this.resolver = resolver;
  }

  void write(Output output, ActorRef<?> actor) {
    byte[] path = resolver.toSerializationFormat(actor).getBytes(StandardCharsets.UTF_8);
    output.writeInt(path.length);
    output.writeBytes(path);
  }

  /**
   * Reads a reference. The actor's message type is not on the wire; the caller knows it from the
   * field.
   */
  <M> ActorRef<M> read(Input input) {
    int length = input.readInt();
    int left = input.limit() - input.position();
    // Kryo allocates its own strings and arrays at the length that the bytes claim.
    if (length < 0 || length > left) {
      throw new IllegalArgumentException("a path of " + length + " bytes in " + left);
    }
    return resolver.resolveActorRef(new String(input.readBytes(length), StandardCharsets.UTF_8));
  }
}
