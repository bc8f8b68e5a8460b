package org.splitkd.metrics;

import akka.actor.AbstractExtensionId;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.management.javadsl.AkkaManagement;

/** Opens the management endpoint of a node in a process of its own, when it starts. */
public final class ManagedNode implements Extension {

  /** As {@code akka.extensions} wants it. */
  public static final class Id extends AbstractExtensionId<ManagedNode> {
    @Override
    public ManagedNode createExtension(ExtendedActorSystem system) {
      AkkaManagement.get(system).start();
      return new ManagedNode();
    }
  }

  private ManagedNode() {}

  /** What makes a JVM open it, in the environment. */
  public static String options(int port) {
    return "-Dakka.extensions.0="
        + Id.class.getName()
        + " -Dakka.management.http.hostname=127.0.0.1 -Dakka.management.http.port="
        + port;
  }
}
