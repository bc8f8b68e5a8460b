package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.journal.EventLog.DamagedException;
import org.splitkd.journal.EventLog.End;
import org.splitkd.journal.EventLog.Entry;

class EventLogTest {

  /** The digests were computed by Python's hashlib. */
  private static final List<String> LINES =
      List.of(
          """
          {"format":"splitkd journal","version":1,"digest":"4ddb00f19b37ff84f41f46888398faa461554b018595be1eeb8a35f9a098feb0"}
          """,
          """
          {"writer":"b","sequence":1,"type":"org.example.Gone","version":3,"content":{"a":[1,true,"€"]},"digest":"80ba0fbf0128803be0a2dc3feb8494dfa5118dfa226c13f4350976971aa3b4cf"}
          """);

  private static final Entry EVENT =
      new Entry("b", 1, "org.example.Gone#3", json("{\"a\": [1, true, \"€\"]}"));

  @Test
  void shouldWriteLinesThatOthersCanRead() {
    byte[] first = EventLog.firstLine();
    byte[] second = EventLog.line(EventLog.digestOf(first), EVENT);

    assertEquals(LINES.get(0), new String(first, StandardCharsets.UTF_8));
    assertEquals(LINES.get(1), new String(second, StandardCharsets.UTF_8));
  }

  @Test
  void shouldReadLinesOfOthers() throws Exception {
    byte[] log = String.join("", LINES).getBytes(StandardCharsets.UTF_8);
    List<Entry> events = new ArrayList<>();

    End end = EventLog.read(new ByteArrayInputStream(log), events::add);

    assertEquals(List.of(EVENT), events);
    assertEquals(new StoredEvent(1, "org.example.Gone", 3, EVENT.content()), events.get(0).event());
    assertEquals(log.length, end.bytes());
    assertEquals(1, end.events());
    assertEquals(java.util.Map.of("b", 1L), end.sequences());
  }

  /** Whatever bit is flipped: it is named, or it changes nothing that is read. */
  @Test
  void shouldNameEveryFlippedBit() throws Exception {
    byte[] log = log(3);
    List<Entry> whole = read(log);
    int silent = 0;
    for (int bit = 0; bit < 8 * log.length; bit++) {
      byte[] flipped = log.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      try {
        assertEquals(whole, read(flipped), "bit " + bit);
        silent++;
      } catch (DamagedException named) {
        int line = (int) lines(Arrays.copyOf(log, bit / 8));
        String place = line == 0 ? "its first line" : "event " + line;
        assertTrue(
            String.valueOf(named.getMessage()).startsWith(place), bit + ": " + named.getMessage());
      }
    }
    assertEquals(0, silent);
  }

  @Test
  void shouldReadWhatWasWholeOfALogCutAnywhere() throws Exception {
    byte[] log = log(3);
    List<Entry> whole = read(log);
    int first = EventLog.firstLine().length;
    for (int length = first; length <= log.length; length++) {
      byte[] cut = Arrays.copyOf(log, length);
      assertEquals(whole.subList(0, (int) lines(cut) - 1), read(cut), length + " bytes");
    }
    for (int length = 0; length < first; length++) {
      byte[] cut = Arrays.copyOf(log, length);
      assertEquals("its first line is not that of a journal", damage(cut));
    }
  }

  @Test
  void shouldNameARemovedARepeatedAndAMovedLine() throws Exception {
    List<String> lines =
        new String(log(3), StandardCharsets.UTF_8).lines().map(line -> line + "\n").toList();

    assertEquals("event 2 does not match its digest: damaged or changed", damage(lines, 0, 1, 3));
    assertEquals("event 2 does not match its digest: damaged or changed", damage(lines, 0, 1, 1));
    assertEquals(
        "event 1 does not match its digest: damaged or changed", damage(lines, 0, 2, 1, 3));
    assertEquals(
        "its first line does not match its digest: damaged or changed", damage(lines, 1, 2, 3));
  }

  /** Someone who knows the format can compute digests; then the rest must hold. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "event 1 is not JSON|{]",
        "event 1 is not JSON|1]",
        "event 1: must have writer, sequence, type, version and content|{\"a\":1}",
        "event 1: must have writer, sequence, type, version and content|"
            + "{\"writer\":1,\"sequence\":1,\"type\":\"a\",\"version\":1,\"content\":{}}",
        "event 1: must have writer, sequence, type, version and content|"
            + "{\"writer\":\"w\",\"sequence\":1e99,\"type\":\"a\",\"version\":1,\"content\":{}}",
        "event 1: must have writer, sequence, type, version and content|"
            + "{\"writer\":\"w\",\"sequence\":1,\"type\":\"a#x\",\"version\":1,\"content\":{}}",
        "event 1: sequence = 2: must be 1|"
            + "{\"writer\":\"w\",\"sequence\":2,\"type\":\"a\",\"version\":1,\"content\":{}}"
      })
  void shouldRefuseWhatNoJournalHolds(String messageAndLine) throws Exception {
    String[] parts = messageAndLine.split("\\|", 2);

    assertEquals(parts[0], damage(sealed(parts[1])));
  }

  @Test
  void shouldRefuseNestingWithoutEnd() throws Exception {
    assertEquals("event 1 is not JSON", damage(sealed("[".repeat(1_000_000) + "]")));
  }

  @Test
  void shouldNotReadALineWithoutEnd() {
    InputStream endless =
        new InputStream() {
          @Override
          public int read() {
            return 'x';
          }
        };

    DamagedException refused =
        assertThrows(
            DamagedException.class,
            () ->
                EventLog.read(
                    new SequenceInputStream(
                        new ByteArrayInputStream(EventLog.firstLine()), endless),
                    any -> {}));

    assertEquals("event 1 is longer than 16,777,216 bytes", refused.getMessage());
  }

  private static byte[] log(int events) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    byte[] line = EventLog.firstLine();
    log.writeBytes(line);
    for (int i = 1; i <= events; i++) {
      line =
          EventLog.line(
              EventLog.digestOf(line), new Entry("w", i, "T", json("{\"n\": " + i + "}")));
      log.writeBytes(line);
    }
    return log.toByteArray();
  }

  /** A log whose only event is a text of another program, with a right digest. */
  private static byte[] sealed(String object) {
    ByteArrayOutputStream log = new ByteArrayOutputStream();
    byte[] first = EventLog.firstLine();
    log.writeBytes(first);
    log.writeBytes(EventLog.seal(EventLog.digestOf(first), object));
    return log.toByteArray();
  }

  private static long lines(byte[] log) {
    return new String(log, StandardCharsets.ISO_8859_1).chars().filter(c -> c == '\n').count();
  }

  private static List<Entry> read(byte[] log) throws IOException, DamagedException {
    List<Entry> events = new ArrayList<>();
    EventLog.read(new ByteArrayInputStream(log), events::add);
    return events;
  }

  private static String damage(byte[] log) {
    return String.valueOf(assertThrows(DamagedException.class, () -> read(log)).getMessage());
  }

  private static String damage(List<String> lines, int... order) {
    StringBuilder log = new StringBuilder();
    for (int line : order) {
      log.append(lines.get(line));
    }
    return damage(log.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static com.fasterxml.jackson.databind.JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }
}
