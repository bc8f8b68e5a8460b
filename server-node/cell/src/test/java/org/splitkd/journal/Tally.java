package org.splitkd.journal;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.persistence.typed.PersistenceId;
import akka.persistence.typed.SnapshotCompleted;
import akka.persistence.typed.javadsl.CommandHandler;
import akka.persistence.typed.javadsl.Effect;
import akka.persistence.typed.javadsl.EventHandler;
import akka.persistence.typed.javadsl.EventSourcedBehavior;
import akka.persistence.typed.javadsl.RetentionCriteria;
import akka.persistence.typed.javadsl.SignalHandler;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.ArrayList;
import java.util.List;

/** Remembers texts: a minimal actor with events, a state and snapshots. */
final class Tally extends EventSourcedBehavior<Tally.Command, Tally.Noted, Tally.Texts> {

  static final String ID = "tally";

  /** Marks what is stored. */
  interface Stored {}

  sealed interface Command {}

  /** Stores a text; answered with the number of texts once it is stored. */
  record Note(String text, ActorRef<Integer> replyTo) implements Command {}

  record Ask(ActorRef<Recovered> replyTo) implements Command {}

  record Noted(String text) implements Stored {}

  record Texts(List<String> texts) implements Stored {}

  /** All texts, and the number of events applied since the start. */
  record Recovered(List<String> texts, int applied) {}

  private final ActorRef<Long> snapshots;
  private int applied;

  private Tally(ActorRef<Long> snapshots) {
    super(PersistenceId.ofUniqueId(ID));
    this.snapshots = snapshots;
  }

  /**
   * Makes a tally that keeps its state after every fifth event.
   *
   * @param snapshots told the number of that event
   */
  static Behavior<Command> create(ActorRef<Long> snapshots) {
    return new Tally(snapshots);
  }

  /** The settings of a system with tallies. */
  static Config config(Journal journal) {
    return journal
        .config()
        .withFallback(
            ConfigFactory.parseString(
                "akka.actor.serialization-bindings { \"%s\" = jackson-cbor }"
                    .formatted(Stored.class.getName())))
        .withFallback(ConfigFactory.load());
  }

  @Override
  public Texts emptyState() {
    return new Texts(List.of());
  }

  @Override
  public CommandHandler<Command, Noted, Texts> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(
            Note.class,
            note ->
                Effect()
                    .persist(new Noted(note.text()))
                    .thenReply(note.replyTo(), state -> state.texts().size()))
        .onCommand(
            Ask.class,
            (state, ask) -> Effect().reply(ask.replyTo(), new Recovered(state.texts(), applied)))
        .build();
  }

  @Override
  public EventHandler<Texts, Noted> eventHandler() {
    return (state, noted) -> {
      applied++;
      List<String> texts = new ArrayList<>(state.texts());
      texts.add(noted.text());
      return new Texts(List.copyOf(texts));
    };
  }

  @Override
  public RetentionCriteria retentionCriteria() {
    return RetentionCriteria.snapshotEvery(5, 2);
  }

  @Override
  public SignalHandler<Texts> signalHandler() {
    return newSignalHandlerBuilder()
        .onSignal(
            SnapshotCompleted.class,
            (state, completed) -> snapshots.tell(completed.getSnapshotMetadata().sequenceNr()))
        .build();
  }
}
