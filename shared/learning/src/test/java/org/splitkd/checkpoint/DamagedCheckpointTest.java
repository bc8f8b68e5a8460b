package org.splitkd.checkpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Error messages for a checkpoint that differs from what was saved. */
@Tag("slow")
class DamagedCheckpointTest {

  @TempDir private Path folder;

  private CheckpointStore store;
  private CheckpointId id;
  private Path file;
  private byte[] intact;
  private int dataStart;

  @BeforeEach
  void save() throws Exception {
    store = CheckpointStore.folder(folder);
    id = store.save(States.tiny(1));
    file = States.file(folder, id);
    intact = Files.readAllBytes(file);
    dataStart = 8 + (int) ByteBuffer.wrap(intact).order(ByteOrder.LITTLE_ENDIAN).getLong();
  }

  @Test
  void shouldNoticeEveryFlippedBit() throws Exception {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (int at = 0; at < intact.length; at++) {
        String expected = at >= dataStart ? "altered: " : at >= 8 ? "altered: the header" : "";
        for (int bit = 0; bit < 8; bit++) {
          bytes.seek(at);
          bytes.write(intact[at] ^ (1 << bit));
          String said = withoutFile(file, refusal(id));
          assertTrue(said.startsWith(expected) && said.contains("altered: "), said);
        }
        bytes.seek(at);
        bytes.write(intact[at]);
      }
    }
    assertEquals(States.tiny(1), store.load(id));
  }

  @Test
  void shouldNoticeEveryLengthThatIsTooShort() throws Exception {
    for (int length = 0; length < intact.length; length++) {
      String said = said(Arrays.copyOf(intact, length));
      if (length < dataStart) {
        assertTrue(said.startsWith("torn or altered: "), said);
      } else {
        assertEquals("torn: " + length + " bytes where " + intact.length + " should be", said);
      }
    }
  }

  @Test
  void shouldNameTheLengthThatIsTooLong() throws Exception {
    assertEquals(
        "altered: " + (intact.length + 1) + " bytes where " + intact.length + " should be",
        said(Arrays.copyOf(intact, intact.length + 1)));
  }

  /** Data of the tiny state: block 1 has 84 bytes, block 2 and the norm have 24 each. */
  @Test
  void shouldNameTheFirstGroupThatIsAltered() throws Exception {
    assertEquals(132, intact.length - dataStart);
    assertEquals("altered: block 1 does not match its checksum", flippedFrom(83));
    assertEquals("altered: block 2 does not match its checksum", flippedFrom(84));
    assertEquals("altered: norm does not match its checksum", flippedFrom(108));
  }

  @ParameterizedTest
  @ValueSource(longs = {100_000_000, 100_000_001, Integer.MAX_VALUE, Long.MAX_VALUE, -1})
  void shouldTakeNoMemoryForAHeaderThatCannotBeThere(long length) throws Exception {
    byte[] bytes = intact.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(length);

    String said = said(bytes);

    String header = "torn or altered: header of " + Long.toUnsignedString(length) + " bytes: ";
    assertTrue(said.startsWith(header), said);
  }

  @Test
  void shouldSayThatThereIsNone() {
    store.retain(Set.of());

    assertEquals(file + ": there is no such checkpoint", refusal(id));
  }

  @Test
  void shouldNotTakeAnotherCheckpointForThisOne() throws Exception {
    CheckpointId other = store.save(States.tiny(2));

    assertEquals(
        "altered: the header does not match the name of the file",
        said(Files.readAllBytes(States.file(folder, other))));
  }

  @Test
  void shouldNotReadALaterVersion() throws Exception {
    assertEquals(
        "format splitkd-checkpoint, version 2: must be splitkd-checkpoint, version 1",
        saidOfHeader("\"version\":\"1\"", "\"version\":\"2\""));
  }

  @Test
  void shouldNotReadOtherFormats() throws Exception {
    assertEquals(
        "format none, version 1: must be splitkd-checkpoint, version 1",
        saidOfHeader("\"format\":\"splitkd-checkpoint\"", "\"fermat\":\"splitkd-checkpoint\""));
  }

  /** No program writes these, but the message must still be one line. */
  @Test
  void shouldRefuseAStateWithPartsMissing() throws Exception {
    assertEquals(
        "block.1.0.momentum: must be present, in FP32",
        saidOfHeader("block.1.0.momentum", "block.1.0.monumemt"));
    assertEquals("step = x: must be a whole number", saidOfHeader("\"7\"", "\"x\""));
    assertEquals(
        "altered: norm does not match its checksum", saidOfHeader("\"norm.0.", "\"nurm.0."));
    assertEquals(
        "torn or altered: block.1.0.value: data_offsets [4, 16]: F32[2, 2] takes 16 bytes",
        saidOfHeader("[0,16]", "[4,16]"));
  }

  @Test
  void shouldSayThatItCannotBeRead() throws Exception {
    Files.delete(file);
    Files.createDirectory(file);

    assertEquals(file + ": cannot be read: Is a directory", refusal(id));
  }

  private String flippedFrom(int from) throws Exception {
    byte[] bytes = intact.clone();
    for (int at = dataStart + from; at < bytes.length; at++) {
      bytes[at] ^= 1;
    }
    return said(bytes);
  }

  /** Returns the message about a file with another header and the name that matches it. */
  private String saidOfHeader(String part, String instead) throws Exception {
    String header = new String(intact, 0, dataStart, ISO_8859_1);
    assertTrue(header.contains(part), header);
    byte[] bytes = intact.clone();
    byte[] changed = header.replace(part, instead).getBytes(ISO_8859_1);
    System.arraycopy(changed, 0, bytes, 0, dataStart);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(changed);
    CheckpointId other = new CheckpointId(HexFormat.of().formatHex(digest));
    Path target = Files.write(States.file(folder, other), bytes);
    return withoutFile(target, refusal(other));
  }

  private String said(byte[] bytes) throws Exception {
    Files.write(file, bytes);
    return withoutFile(file, refusal(id));
  }

  private static String withoutFile(Path file, String message) {
    assertTrue(message.startsWith(file + ": "), message);
    return message.substring((file + ": ").length());
  }

  private String refusal(CheckpointId id) {
    return String.valueOf(
        assertThrows(CheckpointException.class, () -> store.load(id)).getMessage());
  }
}
