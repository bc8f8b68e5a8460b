package org.splitkd.metrics;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;

/** The figures of a node's tensor plane. Safe for use by any thread. */
public final class PlaneFigures {

  final LongAdder sentBytes = new LongAdder();
  final LongAdder receivedBytes = new LongAdder();
  final LongAdder connectionsIn = new LongAdder();
  final LongAdder connectionsOut = new LongAdder();
  final Tally<Refusal> refused = new Tally<>(Refusal.class);
  private final List<LongSupplier> held = new CopyOnWriteArrayList<>();

  PlaneFigures() {}

  /** A plane was started. */
  public void add(LongSupplier heldBytes) {
    held.add(heldBytes);
  }

  /** A frame was sent. */
  public void sent(long bytes) {
    sentBytes.add(bytes);
  }

  /** A frame was received. */
  public void received(long bytes) {
    receivedBytes.add(bytes);
  }

  /** A frame was not sent or not accepted. */
  public void refused(Refusal reason) {
    refused.add(reason, 1);
  }

  /** A connection ended with a failure; counted as refused unless it merely broke. */
  public void refused(Exception failure) {
    Refusal.of(failure).ifPresent(this::refused);
  }

  /** Another node opened a connection. */
  public void accepted() {
    connectionsIn.increment();
  }

  /** A connection that another node opened is over. */
  public void acceptedIsOver() {
    connectionsIn.decrement();
  }

  /** A connection was opened to another node. */
  public void connected() {
    connectionsOut.increment();
  }

  /** A connection to another node is over. */
  public void connectedIsOver() {
    connectionsOut.decrement();
  }

  long heldBytes() {
    return held.stream().mapToLong(LongSupplier::getAsLong).sum();
  }
}
