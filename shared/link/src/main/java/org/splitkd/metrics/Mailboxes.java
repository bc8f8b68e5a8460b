package org.splitkd.metrics;

import akka.dispatch.MessageQueue;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The observed mailboxes of a node's actors. Safe for use by any thread. */
final class Mailboxes {

  private final Map<ActorKind, Set<MessageQueue>> queues = new EnumMap<>(ActorKind.class);

  Mailboxes() {
    for (ActorKind kind : ActorKind.values()) {
      queues.put(kind, ConcurrentHashMap.newKeySet());
    }
  }

  void add(ActorKind kind, MessageQueue queue) {
    of(kind).add(queue);
  }

  void remove(ActorKind kind, MessageQueue queue) {
    of(kind).remove(queue);
  }

  /** Counts the messages that wait in the mailboxes of all actors of a kind. */
  long messages(ActorKind kind) {
    return of(kind).stream().mapToLong(MessageQueue::numberOfMessages).sum();
  }

  /** Returns the number of actors of a kind that live on the node. */
  int actors(ActorKind kind) {
    return of(kind).size();
  }

  private Set<MessageQueue> of(ActorKind kind) {
    Set<MessageQueue> all = queues.get(kind);
    if (all == null) {
      throw new IllegalStateException("no mailboxes of " + kind);
    }
    return all;
  }
}
