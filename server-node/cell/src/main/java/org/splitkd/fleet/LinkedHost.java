package org.splitkd.fleet;

import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.ActorContext;
import org.jspecify.annotations.Nullable;
import org.splitkd.link.HostCommand;

/**
 * The host of a vehicle, as long as its link is in touch with it. Used only by the link's actor.
 */
final class LinkedHost {

  private final ActorContext<?> link;
  private @Nullable ActorRef<HostCommand> host;

  LinkedHost(ActorContext<?> link) {
    this.link = link;
  }

  boolean isThere() {
    return host != null;
  }

  /** Sends a command to the host, if there is one. */
  void say(HostCommand command) {
    if (host != null) {
      host.tell(command);
    }
  }

  /** Watches this host from now on, and no other. Returns whether the host has changed. */
  boolean meet(ActorRef<HostCommand> there) {
    if (there.equals(host)) {
      return false;
    }
    leave();
    host = there;
    link.watch(there);
    return true;
  }

  void leave() {
    if (host != null) {
      link.unwatch(host);
      host = null;
    }
  }
}
