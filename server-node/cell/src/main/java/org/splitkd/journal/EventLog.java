package org.splitkd.journal;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The text of an embedded journal: one JSON object per line, in the order of writing.
 *
 * <pre>
 * {"format":"splitkd journal","version":1,"digest":"…"}
 * {"writer":"cell|…/training","sequence":1,"type":"…","version":1,"content":{…},"digest":"…"}
 * </pre>
 *
 * <p>The digest of a line is the SHA-256 of the digest of the line before it (64 zeros before the
 * first) and of the line's own bytes before {@code ,"digest"}, in hexadecimal digits. So a changed
 * bit, a removed line and an inserted line are noticed, and named. A last line without its line
 * feed is what a killed process had begun to write; nobody was told that its event is stored, and
 * it is passed over. The log holds no time of day: the same run writes the same bytes.
 *
 * <p>Reading never executes anything and holds one line at a time. Its limits are {@link #MAX_LINE}
 * and Jackson's limits of nesting and number length.
 */
final class EventLog {

  /** Longest line, in bytes. */
  static final int MAX_LINE = 16 << 20;

  static final int VERSION = 1;
  static final String FORMAT = "splitkd journal";
  static final String START = "0".repeat(64);

  static final byte[] BEFORE_DIGEST = ",\"digest\":\"".getBytes(StandardCharsets.US_ASCII);
  static final byte[] AFTER_DIGEST = "\"}".getBytes(StandardCharsets.US_ASCII);
  static final int TAIL = BEFORE_DIGEST.length + START.length() + AFTER_DIGEST.length;

  static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * An event of the log.
   *
   * @param type its manifest: a class, followed by # and a version unless that is 1
   */
  record Entry(String writer, long sequence, String type, JsonNode content) {

    StoredEvent event() {
      String[] parts = type.split("#", 2);
      return new StoredEvent(
          sequence, parts[0], parts.length == 1 ? 1 : Integer.parseInt(parts[1]), content);
    }
  }

  /**
   * The end of a log, after which the next line is written.
   *
   * @param bytes of all whole lines
   * @param digest of the last whole line
   * @param events in the log
   * @param sequences the number of the last event of each writer
   */
  record End(long bytes, String digest, long events, Map<String, Long> sequences) {}

  /** Says what is wrong, beginning with the place. */
  static final class DamagedException extends Exception {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }

  private EventLog() {}

  /** The first line of a log, with its line feed. */
  static byte[] firstLine() {
    return seal(
        START, JSON.createObjectNode().put("format", FORMAT).put("version", VERSION).toString());
  }

  /** The line of an event, with its line feed. */
  static byte[] line(String previousDigest, Entry entry) {
    StoredEvent event = entry.event();
    return seal(
        previousDigest,
        JSON.createObjectNode()
            .put("writer", entry.writer())
            .put("sequence", entry.sequence())
            .put("type", event.type())
            .put("version", event.version())
            .<ObjectNode>set("content", entry.content())
            .toString());
  }

  /** The digest at the end of a line that {@link #line} or {@link #firstLine} made. */
  static String digestOf(byte[] line) {
    int end = line.length - 1 - AFTER_DIGEST.length;
    return new String(line, end - START.length(), START.length(), StandardCharsets.US_ASCII);
  }

  /**
   * Reads a log from its first byte.
   *
   * @param each is given every event, in order
   * @throws DamagedException if it is not a log that this program can have written
   */
  static End read(InputStream log, Consumer<Entry> each) throws IOException, DamagedException {
    EventLogReader reader = new EventLogReader(log);
    reader.readFirstLine();
    while (reader.readEvent(each)) {
      // The next one.
    }
    return reader.end();
  }

  static byte[] seal(String previousDigest, String object) {
    byte[] body = object.substring(0, object.length() - 1).getBytes(StandardCharsets.UTF_8);
    if (body.length + TAIL > MAX_LINE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an event of %,d bytes: must be at most %,d",
              body.length,
              MAX_LINE - TAIL));
    }
    ByteArrayOutputStream line = new ByteArrayOutputStream(body.length + TAIL + 1);
    line.writeBytes(body);
    line.writeBytes(BEFORE_DIGEST);
    line.writeBytes(digest(previousDigest, body, body.length).getBytes(StandardCharsets.US_ASCII));
    line.writeBytes(AFTER_DIGEST);
    line.write('\n');
    return line.toByteArray();
  }

  static String digest(String previousDigest, byte[] line, int length) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(previousDigest.getBytes(StandardCharsets.US_ASCII));
      sha.update(line, 0, length);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
