package org.splitkd.metrics;

import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.typed.javadsl.Adapter;
import akka.dispatch.Envelope;
import akka.dispatch.MailboxType;
import akka.dispatch.MessageQueue;
import akka.dispatch.NodeMessageQueue;
import akka.dispatch.UnboundedMessageQueueSemantics;
import com.typesafe.config.Config;
import java.util.Optional;
import scala.Option;

/**
 * The default mailbox of typed actors, observable for actors of an {@link ActorKind}. Its messages
 * are counted only on request. Akka creates it by its name in cluster.conf.
 */
public final class ObservedMailbox implements MailboxType {

  /** A mailbox that removes itself from the observed ones when its actor is gone. */
  private record Observed(MessageQueue queue, ActorKind kind, Mailboxes others)
      implements MessageQueue, UnboundedMessageQueueSemantics {

    @Override
    public void enqueue(ActorRef receiver, Envelope message) {
      queue.enqueue(receiver, message);
    }

    @Override
    public Envelope dequeue() {
      return queue.dequeue();
    }

    @Override
    public int numberOfMessages() {
      return queue.numberOfMessages();
    }

    @Override
    public boolean hasMessages() {
      return queue.hasMessages();
    }

    @Override
    public void cleanUp(ActorRef owner, MessageQueue deadLetters) {
      others.remove(kind, this);
      queue.cleanUp(owner, deadLetters);
    }

    @Override
    public boolean equals(Object other) {
      return this == other;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(this);
    }
  }

  /** The constructor that Akka calls. */
  public ObservedMailbox(ActorSystem.Settings settings, Config config) {}

  @Override
  public MessageQueue create(Option<ActorRef> owner, Option<ActorSystem> system) {
    MessageQueue queue = new NodeMessageQueue();
    Optional<ActorKind> kind =
        owner.isEmpty() ? Optional.empty() : ActorKind.of(owner.get().path());
    if (kind.isEmpty() || system.isEmpty()) {
      return queue;
    }
    Mailboxes all = NodeFigures.of(Adapter.toTyped(system.get())).mailboxes();
    Observed observed = new Observed(queue, kind.get(), all);
    all.add(kind.get(), observed);
    return observed;
  }
}
