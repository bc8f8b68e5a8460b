package org.splitkd.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.FunctionTimer;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.splitkd.api.policy.AbortKind;

/** Gives the figures of a node their names, units and descriptions. */
final class NodeMeters {

  private final MeterRegistry registry;

  private NodeMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** Registers all figures of a node. */
  static void bind(NodeFigures figures, MeterRegistry registry) {
    NodeMeters meters = new NodeMeters(registry);
    meters.bind(figures.run());
    meters.bind(figures.plane());
    meters.bind(figures.journal());
    meters.bind(figures.mailboxes());
    Gauge.builder("splitkd.hosted.vehicles", figures, NodeFigures::vehicles)
        .description("Vehicles that live on this node")
        .register(registry);
  }

  private void bind(RunFigures run) {
    counter("splitkd.sessions.committed", run.committed, "Sessions that completed");
    for (AbortKind kind : AbortKind.values()) {
      sum(
          "splitkd.sessions.aborted",
          run.aborted.adder(kind),
          "Aborted sessions, and vehicles that could not be served",
          "reason",
          kind.name().toLowerCase(Locale.ROOT));
    }
    counter(
        "splitkd.sessions.interrupted",
        run.interrupted,
        "Sessions that were lost with a node and restarted");
    counter("splitkd.rounds.completed", run.rounds, "Rounds in which every vehicle had its turn");
    FunctionCounter.builder("splitkd.emulated", run.emulatedSeconds, DoubleAdder::sum)
        .baseUnit("seconds")
        .description("Emulated time that has passed")
        .register(registry);
    for (EnergyUse use : EnergyUse.values()) {
      FunctionCounter.builder("splitkd.energy", run.joules.adder(use), DoubleAdder::sum)
          .baseUnit("joules")
          .tag("use", use.label())
          .description("Emulated energy that was spent")
          .register(registry);
    }
  }

  private void bind(PlaneFigures plane) {
    bytes("splitkd.plane.sent", plane.sentBytes, "Bytes of frames that other nodes fetched");
    bytes(
        "splitkd.plane.received", plane.receivedBytes, "Bytes of frames fetched from other nodes");
    for (Refusal refusal : Refusal.values()) {
      sum(
          "splitkd.plane.refused",
          plane.refused.adder(refusal),
          "Frames and connections that the tensor plane refused",
          "reason",
          refusal.label());
    }
    Gauge.builder("splitkd.plane.held", plane, PlaneFigures::heldBytes)
        .baseUnit("bytes")
        .description("Bytes of frames waiting to be fetched or being sent")
        .register(registry);
    connections("in", plane.connectionsIn);
    connections("out", plane.connectionsOut);
  }

  private void bind(JournalFigures journal) {
    FunctionTimer.builder(
            "splitkd.journal.persist",
            journal,
            figures -> figures.writes.sum(),
            figures -> figures.nanos.sum(),
            TimeUnit.NANOSECONDS)
        .description("Time the journal took to persist the events of a cell")
        .register(registry);
  }

  private void bind(Mailboxes mailboxes) {
    for (ActorKind kind : ActorKind.values()) {
      Gauge.builder("splitkd.actors", () -> mailboxes.actors(kind))
          .tag("actor", kind.label())
          .description("Actors of a kind that live on this node")
          .register(registry);
      Gauge.builder("splitkd.mailbox.messages", () -> mailboxes.messages(kind))
          .tag("actor", kind.label())
          .description("Messages waiting in the mailboxes of all actors of a kind")
          .register(registry);
    }
  }

  private void counter(String name, LongAdder sum, String help) {
    FunctionCounter.builder(name, sum, LongAdder::sum).description(help).register(registry);
  }

  private void bytes(String name, LongAdder sum, String help) {
    FunctionCounter.builder(name, sum, LongAdder::sum)
        .baseUnit("bytes")
        .description(help)
        .register(registry);
  }

  private void sum(String name, DoubleAdder sum, String help, String label, String value) {
    FunctionCounter.builder(name, sum, DoubleAdder::sum)
        .tag(label, value)
        .description(help)
        .register(registry);
  }

  private void connections(String direction, LongAdder open) {
    Gauge.builder("splitkd.plane.connections", open, LongAdder::sum)
        .tag("direction", direction)
        .description("Open connections of the tensor plane, by the side that opened them")
        .register(registry);
  }
}
