package org.splitkd.mobility;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.splitkd.api.mobility.Position;
import org.splitkd.api.mobility.Way;

/**
 * The motion of vehicles in SUMO's floating-car data: the position of every vehicle at every time
 * step. A vehicle need not be present at every step.
 *
 * @param durationSeconds time from the first time step to the last
 * @param tracks one for each vehicle, in the natural order of their ids
 */
public record FcdTrace(double durationSeconds, List<Track> tracks) {

  /** One vehicle at the steps at which it is present, at least one. */
  public record Track(String id, List<Sample> samples) {
    public Track {
      samples = List.copyOf(samples);
    }

    /**
     * Returns the track as a way.
     *
     * @param durationSeconds duration of the trace
     */
    Way way(double durationSeconds) {
      List<Way.Point> points = new ArrayList<>();
      int lastStep = -1;
      for (Sample sample : samples) {
        if (sample.step() != lastStep + 1) {
          points.add(
              Way.Point.away(points.isEmpty() ? 0 : points.get(points.size() - 1).seconds()));
        }
        points.add(Way.Point.at(sample.seconds(), sample.position()));
        lastStep = sample.step();
      }
      double lastSeen = samples.get(samples.size() - 1).seconds();
      if (lastSeen < durationSeconds) {
        points.add(Way.Point.away(lastSeen));
        points.add(Way.Point.away(durationSeconds));
      }
      return Way.through(durationSeconds, points);
    }
  }

  /**
   * The position of a vehicle at a time step.
   *
   * @param step index of the time step; a vehicle was away between samples whose indices are not
   *     consecutive
   * @param seconds time since the first time step
   * @param x metres, in the trace's coordinates
   * @param y metres, in the trace's coordinates
   */
  public record Sample(int step, double seconds, double x, double y) {

    Position position() {
      return new Position(x, y);
    }
  }

  /** Number of leading bytes used to tell XML from CSV. */
  private static final int HEAD_BYTES = 256;

  /** A smaller file is read once, and all of its vehicles are kept. */
  private static final long LARGE_BYTES = 16 << 20;

  public FcdTrace {
    tracks = List.copyOf(tracks);
    if (!(durationSeconds > 0) || tracks.isEmpty()) {
      throw new IllegalArgumentException(
          tracks.size() + " vehicles during " + durationSeconds + " s");
    }
  }

  /**
   * Reads FCD output of SUMO: its XML, its own CSV, or the CSV that xml2csv.py makes of it; each
   * also compressed by gzip. The CSV separates columns by ';' or ',' and must have timestep_time,
   * vehicle_id, vehicle_x and vehicle_y, in any order and among others.
   *
   * @throws IOException if the file cannot be read
   * @throws TraceException if the file is not a valid trace
   */
  public static FcdTrace read(Path file) throws IOException, TraceException {
    return assembled(file, any -> true).trace();
  }

  /**
   * Reads a file of which only some vehicles are needed, and keeps no others if it is large: such a
   * file is read twice.
   *
   * @param vehicles how many are needed, the first in the natural order of their ids
   */
  public static FcdTrace read(Path file, int vehicles) throws IOException, TraceException {
    if (Files.size(file) <= LARGE_BYTES) {
      return read(file);
    }
    Set<String> first =
        assembled(file, any -> false).ids().stream()
            .limit(vehicles)
            .collect(Collectors.toUnmodifiableSet());
    return assembled(file, first::contains).trace();
  }

  private static FcdAssembly assembled(Path file, Predicate<String> kept)
      throws IOException, TraceException {
    FcdAssembly assembly = new FcdAssembly(kept);
    try (InputStream input = uncompressed(new BufferedInputStream(Files.newInputStream(file)))) {
      input.mark(HEAD_BYTES);
      String head = new String(input.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      input.reset();
      if (withoutByteOrderMark(head).stripLeading().startsWith("<")) {
        FcdXml.read(input, assembly);
      } else {
        FcdCsv.read(input, assembly);
      }
    } catch (EOFException | ZipException damaged) {
      throw new TraceException("not well-formed gzip", damaged);
    }
    return assembly;
  }

  private static InputStream uncompressed(InputStream input) throws IOException {
    input.mark(2);
    int magic = input.read() | input.read() << 8;
    input.reset();
    return magic == GZIPInputStream.GZIP_MAGIC
        ? new BufferedInputStream(new GZIPInputStream(input))
        : input;
  }

  public int vehicles() {
    return tracks.size();
  }

  public List<String> ids() {
    return tracks.stream().map(Track::id).toList();
  }

  static String withoutByteOrderMark(String text) {
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
