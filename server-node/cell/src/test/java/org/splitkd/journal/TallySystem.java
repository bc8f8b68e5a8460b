package org.splitkd.journal;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import java.time.Duration;

/** An actor system with one tally, whose events are kept in a journal. */
final class TallySystem implements AutoCloseable {

  /** Much more than a write takes on a busy machine. */
  static final Duration PATIENCE = Duration.ofSeconds(30);

  final TestProbe<Long> snapshots;
  private final ActorTestKit kit;
  private ActorRef<Tally.Command> tally;

  TallySystem(Journal journal) {
    kit = ActorTestKit.create("tallies", Tally.config(journal));
    snapshots = kit.createTestProbe(Long.class);
    tally = kit.spawn(Tally.create(snapshots.ref()));
  }

  /** Stores a text; returns the number of texts. */
  int note(String text) {
    TestProbe<Integer> stored = kit.createTestProbe(Integer.class);
    tally.tell(new Tally.Note(text, stored.ref()));
    return stored.receiveMessage(PATIENCE);
  }

  /** Asks for many texts to be stored and waits only for the first. */
  void noteWithoutWaiting(int texts) {
    TestProbe<Integer> stored = kit.createTestProbe(Integer.class);
    for (int i = 1; i <= texts; i++) {
      tally.tell(new Tally.Note("text " + i, stored.ref()));
    }
    stored.receiveMessage(PATIENCE);
  }

  Tally.Recovered ask() {
    TestProbe<Tally.Recovered> answer = kit.createTestProbe(Tally.Recovered.class);
    tally.tell(new Tally.Ask(answer.ref()));
    return answer.receiveMessage(PATIENCE);
  }

  /** Stops the tally and starts it again. */
  void restart() {
    kit.stop(tally);
    tally = kit.spawn(Tally.create(snapshots.ref()));
  }

  @Override
  public void close() {
    kit.shutdownTestKit();
  }
}
