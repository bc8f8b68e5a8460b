package org.splitkd.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import akka.actor.testkit.typed.javadsl.SerializationTestKit;
import akka.actor.typed.ActorRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.NotSerializableException;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.api.policy.AbortKind;
import org.splitkd.model.CutLayer;
import org.splitkd.protocol.DeviceMeasurement;
import org.splitkd.protocol.Payload;
import org.splitkd.protocol.SessionEvent;
import org.splitkd.protocol.SessionId;
import org.splitkd.protocol.TensorMessage;
import org.splitkd.protocol.VehicleCommand.BeginSession;
import org.splitkd.protocol.VehicleCommand.CutGradient;
import org.splitkd.protocol.VehicleCommand.DeployStudent;
import org.splitkd.protocol.VehicleEvent;
import org.splitkd.protocol.VehicleEvent.SmashedData;
import org.splitkd.protocol.VehicleEvent.TeacherInput;
import org.splitkd.protocol.VehicleEvent.UpdatedParameters;
import org.splitkd.tensor.DType;
import org.splitkd.tensor.Tensor;
import org.splitkd.time.EmulatedInstant;
import org.splitkd.time.Interval;

@Tag("slow")
class TensorMessageSerializerTest {

  private static final WireSystem WIRE = new WireSystem();
  private static final TensorMessageSerializer SERIALIZER = WIRE.serializer();

  @AfterAll
  static void stop() {
    WIRE.close();
  }

  static List<TensorMessage> messages() {
    return WIRE.messages();
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldCarryWholeMessagesThroughAkka(TensorMessage message) {
    new SerializationTestKit(WIRE.kit().system()).verifySerialization(message, true);
    assertEquals(SERIALIZER, WIRE.serialization().findSerializerFor(message));
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldWriteTheSameIntoBuffersOfEveryKind(TensorMessage message) throws Exception {
    byte[] bytes = SERIALIZER.toBinary(message);
    for (ByteBuffer buffer : List.of(ByteBuffer.allocate(1024), ByteBuffer.allocateDirect(1024))) {
      for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
        buffer.clear().position(5).order(order);
        SERIALIZER.toBinary(message, buffer);

        assertEquals(5 + bytes.length, buffer.position());
        buffer.flip().position(5);
        byte[] written = new byte[bytes.length];
        buffer.get(5, written);
        assertArrayEquals(bytes, written);
        assertEquals(message, SERIALIZER.fromBinary(buffer, SERIALIZER.manifest(message)));
        assertFalse(buffer.hasRemaining());
      }
    }
  }

  @ParameterizedTest
  @MethodSource("messages")
  void shouldWriteNothingIntoABufferTooSmall(TensorMessage message) {
    int bytes = SERIALIZER.toBinary(message).length;
    ByteBuffer small = ByteBuffer.allocate(bytes - 1);

    assertThrows(BufferOverflowException.class, () -> SERIALIZER.toBinary(message, small));
    assertArrayEquals(new byte[bytes - 1], small.array());
  }

  /** The expected frames come from reference/frames.py, which knows only the documented layout. */
  @Test
  void shouldReadAndWriteTheDocumentedFrames() throws IOException {
    SessionId first = new SessionId(1, 2, 3);
    SessionId second = new SessionId(2, 1, 0);
    ActorRef<SessionEvent> session = WIRE.session("akka://wire/user/session-1");
    Payload input =
        new Payload(
            64,
            List.of(
                Tensor.encode(new float[] {1, -2, 0.5f, 65_504}, DType.FP16, 1, 2, 2),
                Tensor.ofInts(new int[] {7, -8}, 1, 2)));
    Payload smashed =
        new Payload(
            112,
            List.of(Tensor.encode(new float[] {63.5f, -63.5f, 0, 2, 4, 254}, DType.INT8, 2, 3)));
    Payload updated =
        new Payload(
            96,
            List.of(
                Tensor.encode(new float[] {1, -2}, DType.BF16, 2),
                Tensor.ofFloats(new float[] {0.1f})));
    Payload empty = new Payload(1e9, List.of(Tensor.ofFloats(new float[0], 0, 4)));

    assertFrame("TI2", new TeacherInput(first, 4, input, interval(0.5, 0.75)));
    assertFrame("SD2", new SmashedData(first, 5, smashed, interval(1, 2)));
    assertFrame(
        "UP2",
        new UpdatedParameters(
            new SessionId(1, 10, 9, 3, (1L << 40) + 1),
            updated,
            interval(2, 2.5),
            new DeviceMeasurement(1, 2, 3, 4, 5, 6, 7)));
    assertFrame("BS2", begin(second, 1234.5, session));
    assertFrame("CG2", new CutGradient(second, 7, empty, interval(3, 3.25)));
    assertFrame(
        "DS1", new DeployStudent(updated, interval(4, 5), WIRE.session("akka://wire/user/fleet")));
  }

  @Test
  void shouldReachTheActorThatAMessageNames() throws Exception {
    var probe = WIRE.kit().<SessionEvent>createTestProbe();
    BeginSession begin =
        new BeginSession(
            new SessionId(1, 1, 0),
            new CutLayer(1),
            0,
            Payload.NOTHING,
            interval(0, 1),
            0,
            probe.ref());

    BeginSession read = (BeginSession) SERIALIZER.fromBinary(SERIALIZER.toBinary(begin), "BS2");
    SessionEvent failed =
        new VehicleEvent.VehicleFailed(
            begin.session(),
            AbortKind.FAILURE,
            "tried",
            new EmulatedInstant(1),
            new DeviceMeasurement(1, 2, 3, 4, 5, 6, 7));
    read.replyTo().tell(failed);

    assertEquals(failed, probe.receiveMessage());
  }

  @Test
  void shouldServeSeveralThreadsAtOnce() throws InterruptedException, ExecutionException {
    List<TensorMessage> messages = messages();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<Integer>> rounds = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        rounds.add(threads.submit(() -> roundTrips(messages, 500)));
      }
      for (Future<Integer> done : rounds) {
        assertEquals(500 * messages.size(), done.get());
      }
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TI1", "ti2", "two\nlines"})
  void shouldRejectAManifestThatItDoesNotKnow(String manifest) {
    NotSerializableException refused =
        assertThrows(
            NotSerializableException.class, () -> SERIALIZER.fromBinary(new byte[9], manifest));
    assertEquals(
        "message "
            + manifest.replace('\n', '?')
            + ": unknown, must be one of [TI2, SD2, UP2, BS2, CG2, DS1]",
        refused.getMessage());
  }

  @Test
  void shouldRejectAMessageWithoutLayout() {
    TensorMessage unknown = new TensorMessage() {};
    assertThrows(IllegalArgumentException.class, () -> SERIALIZER.manifest(unknown));
    assertThrows(IllegalArgumentException.class, () -> SERIALIZER.toBinary(unknown));
  }

  @Test
  void shouldLeaveJavaSerializationOff() {
    assertFalse(
        WIRE.kit().system().settings().config().getBoolean("akka.actor.allow-java-serialization"));
  }

  @Test
  void shouldKeepItsIdentifierOutsideThoseOfAkka() {
    assertTrue(SERIALIZER.identifier() > 40, "Akka keeps 0 to 40 to itself");
  }

  private static int roundTrips(List<TensorMessage> messages, int times)
      throws NotSerializableException {
    int equal = 0;
    for (int time = 0; time < times; time++) {
      for (TensorMessage message : messages) {
        byte[] bytes = SERIALIZER.toBinary(message);
        if (message.equals(SERIALIZER.fromBinary(bytes, SERIALIZER.manifest(message)))) {
          equal++;
        }
      }
    }
    return equal;
  }

  private static BeginSession begin(
      SessionId session, double spentJoules, ActorRef<SessionEvent> replyTo) {
    return new BeginSession(
        session, new CutLayer(6), 320, Payload.NOTHING, interval(0, 0), spentJoules, replyTo);
  }

  /** Checks a frame of a version that is written. */
  private static void assertFrame(String manifest, TensorMessage message) throws IOException {
    assertRead(manifest, message);
    assertEquals(manifest, SERIALIZER.manifest(message));
    assertArrayEquals(frame(manifest), SERIALIZER.toBinary(message));
  }

  private static void assertRead(String manifest, TensorMessage message) throws IOException {
    assertEquals(message, SERIALIZER.fromBinary(frame(manifest), manifest));
  }

  private static byte[] frame(String manifest) throws IOException {
    try (InputStream file =
        TensorMessageSerializerTest.class.getResourceAsStream("/wire/" + manifest + ".bin")) {
      return file.readAllBytes();
    }
  }

  private static Interval interval(double start, double end) {
    return new Interval(new EmulatedInstant(start), new EmulatedInstant(end));
  }
}
