package org.splitkd.cluster.artery;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FrameCheckTest {

  private static final int LONGEST = 1000;

  @Test
  void shouldLetFramesPass() {
    assertDoesNotThrow(() -> follow(said("AKKA", 1, 28, LONGEST, 500), 1 << 20));
  }

  @Property(tries = 200)
  void shouldSeeTheSameHoweverTheBytesCome(@ForAll @IntRange(min = 1, max = 40) int piece) {
    assertDoesNotThrow(() -> follow(said("AKKA", 3, 28, 29, 300), piece));
    assertEquals(
        "a frame of 27 bytes: must be 28 to 1000",
        assertThrows(SSLException.class, () -> follow(said("AKKA", 2, 28, 27), piece))
            .getMessage());
  }

  @Test
  void shouldRefuseALengthThatArteryReadsForEver() {
    assertRefused("a frame of -5 bytes: must be 28 to 1000", said("AKKA", 1, 28, -5));
    assertRefused("a frame of 0 bytes: must be 28 to 1000", said("AKKA", 1, 0));
  }

  @Test
  void shouldRefuseAFrameThatIsTooLong() {
    assertRefused("a frame of 1001 bytes: must be 28 to 1000", said("AKKA", 1, 1001));
  }

  @Test
  void shouldRefuseAnotherBeginning() {
    assertRefused("it does not begin with AKKA", said("GET ", 1));
    assertRefused("there is no stream 0", said("AKKA", 0));
    assertRefused("there is no stream 4", said("AKKA", 4));
  }

  private static void assertRefused(String reason, byte[] said) {
    assertEquals(
        reason, assertThrows(SSLException.class, () -> follow(said, said.length)).getMessage());
  }

  private static void follow(byte[] said, int piece) throws SSLException {
    FrameCheck check = new FrameCheck(LONGEST);
    for (int from = 0; from < said.length; from += piece) {
      check.follow(ByteBuffer.wrap(said, from, Math.min(piece, said.length - from)));
    }
  }

  private static byte[] said(String magic, int stream, int... frames) {
    ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(magic.getBytes(StandardCharsets.US_ASCII)).put((byte) stream);
    for (int frame : frames) {
      bytes.putInt(frame);
      bytes.put(new byte[Math.max(0, Math.min(frame, LONGEST))]);
    }
    byte[] said = new byte[bytes.position()];
    bytes.flip().get(said);
    return said;
  }
}
