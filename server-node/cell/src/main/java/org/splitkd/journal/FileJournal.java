package org.splitkd.journal;

import akka.actor.ActorRef;
import akka.dispatch.Futures;
import akka.persistence.AtomicWrite;
import akka.persistence.PersistentRepr;
import akka.persistence.journal.japi.AsyncWriteJournal;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.Serializer;
import akka.serialization.Serializers;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import com.typesafe.config.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.journal.EventLog.Entry;
import scala.concurrent.Future;

/**
 * Akka's plugin for the embedded journal: writes events of Jackson's CBOR serializer to an {@link
 * EventFile}. Akka creates this class by its name in file.conf.
 *
 * <p>It opens the file at the first message and closes it with the actor system. A failure is
 * answered with a {@link JournalException}, which ends the persistent actor.
 */
final class FileJournal extends AsyncWriteJournal {

  private static final CBORMapper CBOR = new CBORMapper();

  private final Path folder;
  private final Serialization serialization = SerializationExtension.get(context().system());
  private @Nullable EventFile file;

  /**
   * @param config of the plugin, with the folder
   */
  FileJournal(Config config) {
    folder = Path.of(config.getString("folder"));
  }

  @Override
  public void postStop() throws Exception {
    EventFile open = file;
    if (open != null) {
      open.close();
    }
    super.postStop();
  }

  @Override
  public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(
      Iterable<AtomicWrite> messages) {
    return attempt(
        () -> {
          List<Entry> entries = new ArrayList<>();
          List<Optional<Exception>> stored = new ArrayList<>();
          for (AtomicWrite write : messages) {
            scala.jdk.javaapi.CollectionConverters.asJava(write.payload())
                .forEach(event -> entries.add(entry(event)));
            stored.add(Optional.empty());
          }
          file().append(entries);
          return stored;
        });
  }

  @Override
  public Future<Void> doAsyncDeleteMessagesTo(String persistenceId, long toSequenceNr) {
    return Futures.failed(new UnsupportedOperationException("events are never deleted"));
  }

  @Override
  public Future<Void> doAsyncReplayMessages(
      String persistenceId, long from, long to, long max, Consumer<PersistentRepr> replay) {
    return attempt(
        () -> {
          long[] left = {max};
          file()
              .replay(
                  entry -> {
                    if (entry.writer().equals(persistenceId)
                        && entry.sequence() >= from
                        && entry.sequence() <= to
                        && left[0]-- > 0) {
                      replay.accept(persistent(entry));
                    }
                  });
          return null;
        });
  }

  @Override
  public Future<Long> doAsyncReadHighestSequenceNr(String persistenceId, long from) {
    return attempt(() -> file().sequence(persistenceId));
  }

  private EventFile file() {
    if (file == null) {
      file = EventFile.open(folder);
    }
    return file;
  }

  private Entry entry(PersistentRepr event) {
    Serializer serializer = serialization.findSerializerFor(event.payload());
    if (serializer.identifier() != StoredEvents.JACKSON_CBOR) {
      throw new IllegalArgumentException(
          event.payload().getClass().getName() + ": must be bound to jackson-cbor");
    }
    try {
      JsonNode content = CBOR.readTree(serializer.toBinary(event.payload()));
      return new Entry(
          event.persistenceId(),
          event.sequenceNr(),
          Serializers.manifestFor(serializer, event.payload()),
          content);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private PersistentRepr persistent(Entry entry) {
    try {
      Object payload =
          serialization
              .deserialize(
                  CBOR.writeValueAsBytes(entry.content()), StoredEvents.JACKSON_CBOR, entry.type())
              .get();
      return PersistentRepr.apply(
          payload, entry.sequence(), entry.writer(), "", false, ActorRef.noSender(), "");
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static <T> Future<T> attempt(Callable<T> work) {
    try {
      return Futures.successful(work.call());
    } catch (Exception failure) {
      return Futures.failed(failure);
    }
  }
}
