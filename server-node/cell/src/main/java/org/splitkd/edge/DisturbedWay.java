package org.splitkd.edge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.fault.Fault;
import org.splitkd.fault.Fault.Message;
import org.splitkd.fault.Fault.MessageDisturbed;

/**
 * One direction between a session and its vehicle, where messages are lost, doubled, late or
 * overtaken. Used by one actor.
 */
final class DisturbedWay<M> {

  private final List<MessageDisturbed> disturbed;
  private final Consumer<M> receiver;
  private final Consumer<Fault> witness;
  private final List<M> late = new ArrayList<>();
  private @Nullable M overtaken;

  DisturbedWay(List<MessageDisturbed> disturbed, Consumer<M> receiver, Consumer<Fault> witness) {
    this.disturbed = disturbed;
    this.receiver = receiver;
    this.witness = witness;
  }

  /**
   * @param batch from 0; ignored for a message that is sent once in a session
   */
  void say(Message kind, int batch, M message) {
    Optional<MessageDisturbed> struck =
        disturbed.stream()
            .filter(one -> one.message() == kind && (!kind.ofBatch() || one.batch() == batch))
            .findFirst();
    if (struck.isEmpty()) {
      pass(message);
      return;
    }
    witness.accept(struck.get());
    switch (struck.get().how()) {
      case LOST -> {}
      case DOUBLED -> {
        pass(message);
        pass(message);
      }
      case LATE -> late.add(message);
      case OVERTAKEN -> overtaken = message;
    }
  }

  /** Delivers the late messages, as the turn is over. */
  void release() {
    late.forEach(receiver);
    late.clear();
  }

  private void pass(M message) {
    receiver.accept(message);
    if (overtaken != null) {
      M behind = overtaken;
      overtaken = null;
      receiver.accept(behind);
    }
  }
}
