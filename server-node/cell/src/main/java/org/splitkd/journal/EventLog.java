package org.splitkd.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

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

  private static final int VERSION = 1;
  private static final String FORMAT = "splitkd journal";
  private static final String START = "0".repeat(64);

  private static final byte[] BEFORE_DIGEST = ",\"digest\":\"".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] AFTER_DIGEST = "\"}".getBytes(StandardCharsets.US_ASCII);
  private static final int TAIL = BEFORE_DIGEST.length + START.length() + AFTER_DIGEST.length;

  private static final ObjectMapper JSON =
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
    Reader reader = new Reader(log);
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

  private static String digest(String previousDigest, byte[] line, int length) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(previousDigest.getBytes(StandardCharsets.US_ASCII));
      sha.update(line, 0, length);
      return HexFormat.of().formatHex(sha.digest());
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** Reads lines one after the other and checks each of them. */
  private static final class Reader {

    private final InputStream log;
    private final Map<String, Long> sequences = new HashMap<>();
    private final byte[] block = new byte[1 << 16];
    private int next;
    private int filled;
    private long bytes;
    private long events;
    private String digest = START;

    Reader(InputStream log) {
      this.log = log;
    }

    End end() {
      return new End(bytes, digest, events, Map.copyOf(sequences));
    }

    void readFirstLine() throws IOException, DamagedException {
      String place = "its first line";
      JsonNode header = object(place);
      if (header == null || !header.path("format").asText().equals(FORMAT)) {
        throw new DamagedException(place + " is not that of a journal");
      }
      if (header.path("version").asInt() != VERSION) {
        throw new DamagedException(
            place
                + " says version "
                + header.path("version")
                + ": this program knows version "
                + VERSION);
      }
    }

    /** Returns false at the end. */
    boolean readEvent(Consumer<Entry> each) throws IOException, DamagedException {
      String place = "event " + (events + 1);
      JsonNode event = object(place);
      if (event == null) {
        return false;
      }
      Entry entry = entry(place, event);
      long expected = sequences.getOrDefault(entry.writer(), 0L) + 1;
      if (entry.sequence() != expected) {
        throw new DamagedException(
            place + ": sequence = " + entry.sequence() + ": must be " + expected);
      }
      sequences.put(entry.writer(), expected);
      events++;
      each.accept(entry);
      return true;
    }

    private static Entry entry(String place, JsonNode event) throws DamagedException {
      JsonNode content = event.get("content");
      if (!event.path("writer").isTextual()
          || !event.path("sequence").canConvertToLong()
          || !event.path("type").isTextual()
          || !event.path("version").isInt()
          || event.path("type").asText().indexOf('#') >= 0
          || content == null) {
        throw new DamagedException(
            place + ": must have writer, sequence, type, version and content");
      }
      int version = event.path("version").asInt();
      String type = event.path("type").asText();
      return new Entry(
          event.path("writer").asText(),
          event.path("sequence").asLong(),
          version == 1 ? type : type + "#" + version,
          content);
    }

    /** The next whole line as a JSON object, once its digest has been checked; null at the end. */
    private @Nullable JsonNode object(String place) throws IOException, DamagedException {
      ByteArrayOutputStream collected = new ByteArrayOutputStream();
      if (!collectLine(place, collected)) {
        byte[] rest = collected.toByteArray();
        // A process that is killed leaves the beginning of a line. A whole line that is followed by
        // anything but a line feed is something else.
        if (rest.length > 0 && isSealed(rest, rest.length - 1)) {
          throw new DamagedException(place + " does not end with a line feed");
        }
        return null;
      }
      byte[] line = collected.toByteArray();
      if (!isSealed(line, line.length)) {
        throw new DamagedException(place + " does not match its digest: damaged or changed");
      }
      digest = digestOf(Arrays.copyOf(line, line.length + 1));
      bytes += line.length + 1;
      try {
        JsonNode object = JSON.readTree(line);
        if (!object.isObject()) {
          throw new DamagedException(place + " is not a JSON object");
        }
        return object;
      } catch (JsonProcessingException wrong) {
        throw new DamagedException(place + " is not JSON");
      }
    }

    /** Whether the first bytes are a line, without line feed, whose digest continues the log. */
    private boolean isSealed(byte[] line, int length) {
      int body = length - TAIL;
      if (body < 0) {
        return false;
      }
      byte[] tail = new byte[TAIL];
      System.arraycopy(BEFORE_DIGEST, 0, tail, 0, BEFORE_DIGEST.length);
      byte[] digits = digest(digest, line, body).getBytes(StandardCharsets.US_ASCII);
      System.arraycopy(digits, 0, tail, BEFORE_DIGEST.length, digits.length);
      System.arraycopy(AFTER_DIGEST, 0, tail, TAIL - AFTER_DIGEST.length, AFTER_DIGEST.length);
      return Arrays.equals(tail, 0, TAIL, line, body, length);
    }

    /** Collects the bytes before the next line feed; returns false if the log ends first. */
    private boolean collectLine(String place, ByteArrayOutputStream line)
        throws IOException, DamagedException {
      while (true) {
        if (next == filled) {
          filled = log.read(block);
          next = 0;
          if (filled <= 0) {
            filled = 0;
            return false;
          }
        }
        int start = next;
        while (next < filled && block[next] != '\n') {
          next++;
        }
        line.write(block, start, next - start);
        if (line.size() > MAX_LINE) {
          throw new DamagedException(
              String.format(Locale.ROOT, "%s is longer than %,d bytes", place, MAX_LINE));
        }
        if (next < filled) {
          next++;
          return true;
        }
      }
    }
  }
}
