package org.splitkd.protocol.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.NotSerializableException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AfterContainer;
import org.splitkd.protocol.TensorMessage;

/** Any bytes yield a message of the named type or a one-line error. */
@Tag("slow")
class BrokenFrameTest {

  /** Room for a decoded message and an error; trusting a claimed length takes more. */
  private static final long MOST_ALLOCATED = 1 << 18;

  private static final int[] EXTREMES = {
    -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 16, (1 << 16) + 1, 1 << 28, 0x7fc0_0000, 0
  };

  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final WireSystem WIRE = new WireSystem();
  private static final TensorMessageSerializer SERIALIZER = WIRE.serializer();
  private static final List<TensorMessage> MESSAGES = WIRE.messages();

  @AfterContainer
  static void stop() {
    WIRE.close();
  }

  @Property(tries = 5_000)
  void shouldAnswerMutationsWithAMessageOrOneLine(
      @ForAll @IntRange(max = 6) int which,
      @ForAll @IntRange(min = 1, max = 4) int changes,
      @ForAll Random chance) {
    TensorMessage message = MESSAGES.get(which);
    byte[] frame = SERIALIZER.toBinary(message);
    for (int change = 0; change < changes; change++) {
      frame = mutated(frame, chance);
    }
    assertMessageOrOneLine(frame, message);
  }

  @Property(tries = 1_000)
  void shouldAnswerNoiseWithAMessageOrOneLine(
      @ForAll byte[] noise, @ForAll @IntRange(max = 6) int which) {
    assertMessageOrOneLine(noise, MESSAGES.get(which));
  }

  @Property
  void shouldRejectEveryTruncatedOrLengthenedFrame(@ForAll @IntRange(max = 6) int which) {
    TensorMessage message = MESSAGES.get(which);
    byte[] frame = SERIALIZER.toBinary(message);
    for (int length = 0; length <= frame.length + 9; length++) {
      byte[] other = Arrays.copyOf(frame, length);
      if (length != frame.length) {
        assertThrows(
            NotSerializableException.class,
            () -> SERIALIZER.fromBinary(other, SERIALIZER.manifest(message)));
      }
    }
  }

  /** Overwrites every 4 bytes of every frame in turn, so that each length and count is hit. */
  @Property
  void shouldNotBelieveExtremeNumbers(@ForAll @IntRange(max = 6) int which) {
    TensorMessage message = MESSAGES.get(which);
    byte[] frame = SERIALIZER.toBinary(message);
    for (int at = 0; at <= frame.length - Integer.BYTES; at++) {
      for (int extreme : EXTREMES) {
        assertMessageOrOneLine(overwritten(frame, at, extreme), message);
      }
    }
  }

  private static void assertMessageOrOneLine(byte[] frame, TensorMessage original) {
    String manifest = SERIALIZER.manifest(original);
    long thread = Thread.currentThread().getId();
    long before = THREADS.getThreadAllocatedBytes(thread);
    try {
      Object read = SERIALIZER.fromBinary(frame, manifest);
      assertEquals(original.getClass(), read.getClass());
    } catch (NotSerializableException refused) {
      String line = String.valueOf(refused.getMessage());
      assertTrue(line.startsWith("message " + manifest + ": "), line);
      assertEquals(1, line.lines().count(), line);
    }
    long allocated = THREADS.getThreadAllocatedBytes(thread) - before;
    assertTrue(allocated <= MOST_ALLOCATED, () -> allocated + " bytes for " + frame.length);
  }

  private static byte[] mutated(byte[] frame, Random chance) {
    if (frame.length < Integer.BYTES) {
      return new byte[chance.nextInt(16)];
    }
    int at = chance.nextInt(frame.length - Integer.BYTES + 1);
    byte[] changed = frame.clone();
    switch (chance.nextInt(6)) {
      case 0 -> changed[at] ^= (byte) (1 << chance.nextInt(8));
      case 1 -> changed[at] = (byte) chance.nextInt();
      case 2 -> changed = Arrays.copyOf(frame, at);
      case 3 -> changed = Arrays.copyOf(frame, frame.length + 1 + chance.nextInt(64));
      case 4 -> changed = overwritten(frame, at, EXTREMES[chance.nextInt(EXTREMES.length)]);
      default -> { // a stretch of the frame over another
        int from = chance.nextInt(frame.length);
        System.arraycopy(
            frame, from, changed, at, Math.min(frame.length - from, frame.length - at));
      }
    }
    return changed;
  }

  private static byte[] overwritten(byte[] frame, int at, int value) {
    byte[] changed = frame.clone();
    ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(at, value);
    return changed;
  }
}
