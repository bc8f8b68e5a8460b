package org.splitkd.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.plugin.PluginException;
import org.splitkd.report.summary.SweepFinding;
import org.splitkd.report.summary.SweepMeasure;
import org.splitkd.scenario.Method;

/**
 * The results of points, one small file each, named by the digest of the point's scenario. A file
 * exists in full or not at all, so a point with a file need not be computed again.
 */
public final class PointFolder {

  /** The name of the folder within a results folder. */
  public static final String NAME = "points";

  private static final int VERSION = 2;

  private static final String DEPENDENCIES = "dependencies";

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;
  private final String program;

  private PointFolder(Path folder, String program) {
    this.folder = folder;
    this.program = program;
  }

  /**
   * Returns the point folder of a results folder, creating it if needed.
   *
   * @throws UnwritableFileException if it cannot be created
   */
  public static PointFolder in(Path results) {
    return in(results, ProgramDigest.current());
  }

  /**
   * The same for a given program.
   *
   * @param program digest of the program, since another might compute other results
   */
  static PointFolder in(Path results, String program) {
    Path folder = results.resolve(NAME);
    AtomicFile.createFolder(folder);
    return new PointFolder(folder, program);
  }

  /**
   * Returns the results at a point; empty if there are none, if another program computed them, or
   * if they are incomplete.
   *
   * @throws PluginException if they were computed with other plug-ins
   */
  Optional<List<SweepFinding>> read(SweepPoint point) {
    try {
      JsonNode root = JSON.readTree(Files.readAllBytes(file(point)));
      if (root.path("version").asInt() != VERSION
          || !root.path("program").asText().equals(program)
          || !root.path("scenario").asText().equals(point.digest())) {
        return Optional.empty();
      }
      requireSame(point, root.path(DEPENDENCIES));
      return findings(root.path("methods"));
    } catch (IOException absentOrDamaged) {
      return Optional.empty();
    }
  }

  private void requireSame(SweepPoint point, JsonNode found) {
    Map<String, String> then = new TreeMap<>();
    found.properties().forEach(one -> then.put(one.getKey(), one.getValue().asText()));
    SortedSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(point.dependencies().keySet());
    for (String name : names) {
      if (!Objects.equals(then.get(name), point.dependencies().get(name))) {
        throw new PluginException(
            "%s: was computed with another %s: SHA-256 was %s, is %s: name another --out"
                .formatted(
                    file(point),
                    name,
                    then.getOrDefault(name, "absent"),
                    point.dependencies().getOrDefault(name, "absent")));
      }
    }
  }

  /**
   * Stores the results at a point.
   *
   * @throws UnwritableFileException if that fails
   */
  void write(SweepPoint point, List<SweepFinding> findings) {
    ObjectNode root = JSON.createObjectNode();
    root.put("version", VERSION);
    root.put("program", program);
    root.put("scenario", point.digest());
    if (!point.dependencies().isEmpty()) {
      point.dependencies().forEach(root.putObject(DEPENDENCIES)::put);
    }
    ArrayNode methods = root.putArray("methods");
    findings.forEach(finding -> put(finding, methods.addObject()));
    String text = root.toPrettyString().replace("\r\n", "\n") + "\n";
    AtomicFile.write(file(point), text.getBytes(StandardCharsets.UTF_8));
  }

  private Path file(SweepPoint point) {
    return folder.resolve(point.digest() + ".json");
  }

  private static void put(SweepFinding finding, ObjectNode node) {
    node.put("channel", finding.channel());
    node.put("method", finding.method().label());
    for (SweepMeasure measure : finding.measures().keySet()) {
      double value = finding.value(measure);
      if (Double.isNaN(value)) {
        node.putNull(measure.column());
      } else if (measure.whole()) {
        node.put(measure.column(), (long) value);
      } else {
        node.put(measure.column(), value);
      }
    }
  }

  private static Optional<List<SweepFinding>> findings(JsonNode methods) {
    List<SweepFinding> findings = new ArrayList<>();
    for (JsonNode node : methods) {
      Optional<Method> method = Method.labelled(node.path("method").asText());
      Optional<Map<SweepMeasure, Double>> measures = measures(node);
      if (method.isEmpty() || measures.isEmpty()) {
        return Optional.empty();
      }
      findings.add(new SweepFinding(node.path("channel").asText(), method.get(), measures.get()));
    }
    return findings.isEmpty() ? Optional.empty() : Optional.of(findings);
  }

  private static Optional<Map<SweepMeasure, Double>> measures(JsonNode node) {
    Map<SweepMeasure, Double> measures = new LinkedHashMap<>();
    List<SweepMeasure> expected = new ArrayList<>(SweepMeasure.always());
    node.fieldNames().forEachRemaining(name -> SweepMeasure.savedIn(name).ifPresent(expected::add));
    for (SweepMeasure measure : expected) {
      JsonNode value = node.path(measure.column());
      if (!value.isNumber() && !value.isNull()) {
        return Optional.empty();
      }
      measures.put(measure, value.isNull() ? Double.NaN : value.doubleValue());
    }
    return Optional.of(measures);
  }
}
