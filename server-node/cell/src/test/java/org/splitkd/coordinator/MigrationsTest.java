package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.serialization.SerializationExtension;
import akka.serialization.SerializerWithStringManifest;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.cbor.databind.CBORMapper;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.coordinator.CellEvent.RunCompleted;
import org.splitkd.coordinator.CellEvent.SessionAborted;
import org.splitkd.coordinator.stored.CellStateMigration;
import org.splitkd.coordinator.stored.SessionAbortedMigration;
import org.splitkd.coordinator.stored.VehicleSelectedMigration;
import org.splitkd.cost.SessionCharge;
import org.splitkd.protocol.SessionId;
import org.splitkd.time.EmulatedInstant;

/** Reads what earlier versions stored. */
@Tag("slow")
class MigrationsTest {

  private static final ActorTestKit KIT = ActorTestKit.create();

  private static final String ABORTED = "org.splitkd.coordinator.CellEvent$SessionAborted";
  private static final String STATE = "org.splitkd.coordinator.CellState";

  /** As version 1 wrote it. */
  private static final String ABORTED_1 =
      """
      {"session": {"round": 1, "order": 2, "vehicle": 0, "attempt": 1, "fence": 1},
       "reason": "the GPU failed"}
      """;

  @AfterAll
  static void shutDown() {
    KIT.shutdownTestKit();
  }

  @Test
  void shouldChargeNothingForASessionAbortedInVersion1() throws IOException {
    String today =
        """
        {"session": {"round": 1, "order": 2, "vehicle": 0, "attempt": 1, "fence": 1},
         "reason": "the GPU failed",
         "spent": {
           "span": {"start": {"seconds": 0.0}, "end": {"seconds": 0.0}},
           "time": {"device": 0.0, "uplink": 0.0, "server": 0.0, "downlink": 0.0},
           "energy": {"server": 0.0, "device": 0.0, "transmit": 0.0, "receive": 0.0,
             "serverWaiting": 0.0, "deviceIdle": 0.0, "baseStation": 0.0}},
         "joules": 0.0,
         "retried": false,
         "kind": "FAILURE"}
        """;

    assertEquals(json(today), new SessionAbortedMigration().transform(1, json(ABORTED_1)));
  }

  @Test
  void shouldReadASessionAbortedInVersion1FromTheJournal() throws IOException {
    SessionAborted expected =
        new SessionAborted(
            new SessionId(1, 2, 0, 1, 1),
            AbortKind.FAILURE,
            "the GPU failed",
            SessionCharge.none(EmulatedInstant.START),
            0,
            false);

    assertEquals(expected, read(ABORTED_1, ABORTED));
    assertEquals(expected, read(ABORTED_1, ABORTED + "#1"));
  }

  @Test
  void shouldNotReadAnEventOfALaterVersion() {
    assertThrows(IllegalStateException.class, () -> read(ABORTED_1, ABORTED + "#4"));
  }

  /** The versions that introduced the kinds of aborts and the rationales of decisions. */
  @Test
  void shouldWriteTheseVersions() {
    assertEquals(3, new SessionAbortedMigration().currentVersion());
    assertEquals(2, new VehicleSelectedMigration().currentVersion());
    assertEquals(3, new CellStateMigration().currentVersion());
  }

  /** The texts are those that programs of versions 1 and 2 wrote. */
  @ParameterizedTest
  @CsvSource({
    "out of coverage for 0.5 s, COVERAGE",
    "out of coverage for 60 s, COVERAGE",
    "the battery is empty, BATTERY",
    "the vehicle died, DIED",
    "the vehicle is lost, LOST",
    "no answer within the timeout, SILENCE",
    "the session failed, FAILURE",
    "the vehicle failed: out of memory, FAILURE",
    "the node of vehicle 3 is gone, FAILURE"
  })
  void shouldKnowTheKindOfAnOldReason(String text, AbortKind kind) throws IOException {
    JsonNode event = json("{\"reason\": \"" + text + "\"}");

    assertEquals(
        kind.name(), new SessionAbortedMigration().transform(2, event).path("kind").asText());
  }

  @Test
  void shouldRefuseASnapshotOfVersion1() throws IOException {
    JsonNode empty = json("{}");
    IllegalArgumentException refused =
        assertThrows(
            IllegalArgumentException.class, () -> new CellStateMigration().transform(1, empty));
    assertEquals("snapshot of version 1", refused.getMessage());

    Exception read = assertThrows(Exception.class, () -> read("{}", STATE));
    assertTrue(
        String.valueOf(read.getMessage()).contains("snapshot of version 1"), read.toString());
  }

  private static Object read(String json, String manifest) throws IOException {
    SerializerWithStringManifest cbor =
        (SerializerWithStringManifest)
            SerializationExtension.get(Adapter.toClassic(KIT.system()))
                .findSerializerFor(new RunCompleted());
    return cbor.fromBinary(new CBORMapper().writeValueAsBytes(json(json)), manifest);
  }

  private static JsonNode json(String text) throws JsonProcessingException {
    return new ObjectMapper().readTree(text);
  }
}
