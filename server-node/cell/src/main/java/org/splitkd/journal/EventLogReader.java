package org.splitkd.journal;

import static org.splitkd.journal.EventLog.AFTER_DIGEST;
import static org.splitkd.journal.EventLog.BEFORE_DIGEST;
import static org.splitkd.journal.EventLog.FORMAT;
import static org.splitkd.journal.EventLog.JSON;
import static org.splitkd.journal.EventLog.MAX_LINE;
import static org.splitkd.journal.EventLog.START;
import static org.splitkd.journal.EventLog.TAIL;
import static org.splitkd.journal.EventLog.VERSION;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.splitkd.journal.EventLog.DamagedException;
import org.splitkd.journal.EventLog.End;
import org.splitkd.journal.EventLog.Entry;

/** Reads lines one after the other and checks each of them. */
final class EventLogReader {

  private final InputStream log;
  private final Map<String, Long> sequences = new HashMap<>();
  private final byte[] block = new byte[1 << 16];
  private int next;
  private int filled;
  private long bytes;
  private long events;
  private String digest = START;

  EventLogReader(InputStream log) {
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
      throw new DamagedException(place + ": must have writer, sequence, type, version and content");
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
    digest = EventLog.digestOf(Arrays.copyOf(line, line.length + 1));
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
    byte[] digits = EventLog.digest(digest, line, body).getBytes(StandardCharsets.US_ASCII);
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
