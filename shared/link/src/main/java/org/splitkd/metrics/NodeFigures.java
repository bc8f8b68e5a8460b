package org.splitkd.metrics;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.Extension;
import akka.actor.typed.ExtensionId;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/**
 * The figures of one actor system. They are always counted, even if they are never read, at the
 * cost of one addition each. Safe for use by any thread.
 */
public final class NodeFigures implements Extension {

  private static final class Id extends ExtensionId<NodeFigures> {
    private static final Id INSTANCE = new Id();

    @Override
    public NodeFigures createExtension(ActorSystem<?> system) {
      return new NodeFigures();
    }
  }

  private final RunFigures run = new RunFigures();
  private final PlaneFigures plane = new PlaneFigures();
  private final JournalFigures journal = new JournalFigures();
  private final Mailboxes mailboxes = new Mailboxes();
  private final LongAdder vehicles = new LongAdder();
  private volatile LongSupplier nativeTensors = () -> 0;

  private NodeFigures() {}

  /** Returns the figures of a system. */
  public static NodeFigures of(ActorSystem<?> system) {
    return Id.INSTANCE.apply(system);
  }

  public RunFigures run() {
    return run;
  }

  public PlaneFigures plane() {
    return plane;
  }

  public JournalFigures journal() {
    return journal;
  }

  /** A vehicle came to this node. */
  public void vehicleCame() {
    vehicles.increment();
  }

  /** A vehicle left this node. */
  public void vehicleLeft() {
    vehicles.decrement();
  }

  long vehicles() {
    return vehicles.sum();
  }

  /** Sets the source of the number of native tensors in use; without it the number is 0. */
  public void countNativeTensors(LongSupplier kept) {
    nativeTensors = kept;
  }

  long nativeTensors() {
    return nativeTensors.getAsLong();
  }

  Mailboxes mailboxes() {
    return mailboxes;
  }
}
