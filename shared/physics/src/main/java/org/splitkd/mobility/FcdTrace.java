package org.splitkd.mobility;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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

  public FcdTrace {
    tracks = List.copyOf(tracks);
    if (!(durationSeconds > 0) || tracks.isEmpty()) {
      throw new IllegalArgumentException(
          tracks.size() + " vehicles during " + durationSeconds + " s");
    }
  }

  /**
   * Reads FCD output of SUMO: its XML, or the CSV that xml2csv.py converts it to. The CSV separates
   * columns by ';' or ',' and must have timestep_time, vehicle_id, vehicle_x and vehicle_y, in any
   * order and among others.
   *
   * @throws IOException if the file cannot be read
   * @throws TraceException if the file is not a valid trace
   */
  public static FcdTrace read(Path file) throws IOException, TraceException {
    try (InputStream input = new BufferedInputStream(Files.newInputStream(file))) {
      input.mark(HEAD_BYTES);
      String head = new String(input.readNBytes(HEAD_BYTES), StandardCharsets.UTF_8);
      input.reset();
      boolean xml = withoutByteOrderMark(head).stripLeading().startsWith("<");
      return xml ? FcdXml.read(input) : FcdCsv.read(input);
    }
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
