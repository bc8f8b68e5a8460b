package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.splitkd.api.cost.EnergyParts;
import org.splitkd.api.cost.Prediction;
import org.splitkd.api.cost.TimeParts;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.api.policy.Weighed;
import org.splitkd.api.radio.Rates;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.coordinator.AbortedSession.Chosen;
import org.splitkd.coordinator.CellEvent.DeploymentEnded;
import org.splitkd.coordinator.CellEvent.RoundCompleted;
import org.splitkd.coordinator.CellEvent.RoundStarted;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.RunResumed;
import org.splitkd.coordinator.CellEvent.RunStarted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.CellEvent.SessionCommitted;
import org.splitkd.coordinator.CellEvent.SessionInterrupted;
import org.splitkd.coordinator.CellEvent.VehicleLeftOut;
import org.splitkd.coordinator.CellEvent.VehicleSelected;
import org.splitkd.cost.SessionCharge;
import org.splitkd.learning.Evaluation;
import org.splitkd.learning.SessionLearning;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

/**
 * Compares stored events and snapshots with samples by manifest. A sample never changes: if this
 * test fails, existing journals can no longer be read, and a migration with a new version and a new
 * sample is needed.
 */
class StoredFormTest {

  private static final ActorTestKit KIT = ActorTestKit.create();
  private static final Serialization STORED =
      SerializationExtension.get(Adapter.toClassic(KIT.system()));

  private static final SessionId SESSION = new SessionId(3, 4, 1, 2, 5);
  private static final SessionCharge CHARGE =
      new SessionCharge(
          interval(1.5, 9.25),
          new TimeParts(1, 2.5, 3, 4),
          new EnergyParts(8, 16, 32, 64, 128, 256, 512.5));

  private static final Why WHY =
      new Why(
          "The nearest.",
          2,
          List.of(
              new Weighed(
                  1,
                  new Rates(4e8, 5e8),
                  new CutLayer(7),
                  1.25,
                  new Prediction(30.5, 120.5, new TimeParts(1, 2.5, 3, 4)),
                  true)));

  /** Samples of earlier versions, with the event that each is read as today. */
  private static final Map<String, Optional<CellEvent>> EARLIER =
      Map.of(
          "org.splitkd.coordinator.CellEvent$VehicleSelected",
          Optional.of(
              new VehicleSelected(
                  SESSION, new CutLayer(7), 1.25, new EmulatedInstant(1.5), Optional.empty())),
          "org.splitkd.coordinator.CellEvent$SessionAborted#2",
          Optional.of(
              new SessionAborted(
                  SESSION, AbortKind.BATTERY, "the battery is empty", CHARGE, 120.5, true)),
          // A state is rebuilt from its events.
          "org.splitkd.coordinator.CellState#2",
          Optional.empty());

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  static List<Object> stored() {
    return Stream.concat(events().stream(), Stream.of(snapshot())).toList();
  }

  @ParameterizedTest
  @MethodSource("stored")
  void shouldBeStoredAsEverBefore(Object stored) throws IOException {
    SerializerWithStringManifest serializer = serializer(stored);
    String manifest = serializer.manifest(stored);
    byte[] bytes = serializer.toBinary(stored);

    // 33 is the number of jackson-cbor in the journal's rows.
    assertEquals(33, serializer.identifier());
    assertEquals(sample(manifest), new CBORMapper().readTree(bytes), manifest);
    assertEquals(stored, serializer.fromBinary(bytes, manifest));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void shouldReadTheSample(Object stored) throws IOException {
    SerializerWithStringManifest serializer = serializer(stored);
    String manifest = serializer.manifest(stored);

    byte[] sample = new CBORMapper().writeValueAsBytes(sample(manifest));

    assertEquals(stored, serializer.fromBinary(sample, manifest));
  }

  @Test
  void shouldReadSamplesOfEarlierVersions() throws IOException {
    SerializerWithStringManifest serializer = serializer(new RunCompleted());
    for (var earlier : EARLIER.entrySet()) {
      byte[] sample = new CBORMapper().writeValueAsBytes(sample(earlier.getKey()));
      if (earlier.getValue().isPresent()) {
        assertEquals(earlier.getValue().get(), serializer.fromBinary(sample, earlier.getKey()));
      } else {
        assertThrows(Exception.class, () -> serializer.fromBinary(sample, earlier.getKey()));
      }
    }
  }

  @Test
  void shouldHaveASampleOfEveryEvent() throws IOException {
    Set<String> manifests = new TreeSet<>();
    samples().fieldNames().forEachRemaining(manifests::add);
    manifests.removeAll(EARLIER.keySet());

    assertEquals(
        stored().stream()
            .map(one -> serializer(one).manifest(one))
            .collect(Collectors.toCollection(TreeSet::new)),
        manifests);
    assertEquals(
        records(CellEvent.class).collect(Collectors.toSet()),
        events().stream().map(Object::getClass).collect(Collectors.toSet()));
  }

  private static Stream<Class<?>> records(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(StoredFormTest::records)
        : Stream.of(type);
  }

  private static Collection<CellEvent> events() {
    return List.of(
        new RunStarted("run-1", "digest", 2, new CellProgram(3, true, false)),
        new RunResumed(5),
        new SessionInterrupted(SESSION, "its node is gone", 6),
        new RoundStarted(3, new EmulatedInstant(1.5)),
        new VehicleSelected(
            SESSION, new CutLayer(7), 1.25, new EmulatedInstant(1.5), Optional.of(WHY)),
        new VehicleLeftOut(1, AbortKind.COVERAGE, "never in coverage"),
        new SessionCommitted(
            SESSION,
            Optional.of(new CheckpointId("student-a")),
            CHARGE,
            120.5,
            new SessionLearning(4, 3.5, 2, 1000)),
        new SessionAborted(SESSION, AbortKind.BATTERY, "the battery is empty", CHARGE, 120.5, true),
        new RoundCompleted(3, Optional.of(new Evaluation(3, 20.5, 0.25, 1000))),
        new DeploymentEnded(new Deployment(1, interval(20, 22.5), 6.5, Optional.of("no space"))),
        new RunCompleted());
  }

  /**
   * A state in the second round: one session has committed, one has aborted, another is running.
   */
  private static CellState snapshot() {
    RoundState round =
        new RoundState(
            2,
            new EmulatedInstant(9.25),
            new EmulatedInstant(12.5),
            List.of(1),
            List.of(committed(2)),
            List.of(
                new AbortedSession(
                    2,
                    2,
                    1,
                    1,
                    Optional.of(new Chosen(new CutLayer(3), 0.5)),
                    CHARGE,
                    120.5,
                    AbortKind.SILENCE,
                    "no answer",
                    true)),
            Optional.of(
                new VehicleSelected(
                    SESSION, new CutLayer(7), 1.25, new EmulatedInstant(12.5), Optional.empty())));
    RoundResult over =
        new RoundResult(
            1,
            List.of(committed(1)),
            List.of(),
            EmulatedInstant.START,
            new EmulatedInstant(9.25),
            Optional.empty());
    return new CellState(
        Optional.of(new RunStarted("run-1", "digest", 2, new CellProgram(3, true, false))),
        5,
        List.of(over),
        round,
        Optional.of(new CheckpointId("student-a")),
        List.of(368.0, 0.5),
        List.of(new Deployment(0, interval(20, 22.5), 6.5, Optional.empty())),
        false);
  }

  private static CommittedSession committed(int round) {
    return new CommittedSession(
        round, 1, 0, new CutLayer(7), 1.25, CHARGE, 120.5, new SessionLearning(4, 3.5, 2, 1000));
  }

  private static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }

  private static SerializerWithStringManifest serializer(Object stored) {
    return (SerializerWithStringManifest) STORED.findSerializerFor(stored);
  }

  private static JsonNode sample(String manifest) throws IOException {
    return samples().path(manifest);
  }

  private static JsonNode samples() throws IOException {
    try (InputStream samples =
        Objects.requireNonNull(StoredFormTest.class.getResourceAsStream("/stored-form.json"))) {
      return new ObjectMapper().readTree(samples);
    }
  }
}
