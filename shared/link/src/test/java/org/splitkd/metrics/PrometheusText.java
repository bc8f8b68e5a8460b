package org.splitkd.metrics;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A strict reader of Prometheus' documented text format 0.0.4. It shares nothing with the writers
 * of that format, and rejects everything the documentation does not allow.
 *
 * @param families by name, in their order
 */
public record PrometheusText(Map<String, Family> families) {

  private static final String NAME = "[a-zA-Z_:][a-zA-Z0-9_:]*";
  private static final Pattern HELP = Pattern.compile("# HELP (" + NAME + ") (.*)");
  private static final Pattern TYPE =
      Pattern.compile("# TYPE (" + NAME + ") (counter|gauge|histogram|summary|untyped)");
  private static final Pattern SAMPLE =
      Pattern.compile("(" + NAME + ")(?:\\{(.*)\\})? ([^ ]+)(?: -?[0-9]+)?");
  private static final Pattern LABEL =
      Pattern.compile(
          "\\G([a-zA-Z_][a-zA-Z0-9_]*)=\"((?:[^\"\\\\\\n]|\\\\\\\\|\\\\\"|\\\\n)*)\"(?:,|$)");

  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /** Samples of one name, or of a name with the endings of its type. */
  public record Family(String name, String type, String help, List<Sample> samples) {

    /** The names of all labels of its samples. */
    public Set<String> labels() {
      Set<String> labels = new TreeSet<>();
      samples.forEach(sample -> labels.addAll(sample.labels().keySet()));
      return labels;
    }
  }

  /** One line. */
  public record Sample(String name, Map<String, String> labels, double value) {}

  /**
   * Reads a page.
   *
   * @throws IllegalArgumentException if it is invalid; the message has the line
   */
  public static PrometheusText parse(String page) {
    require(page.endsWith("\n"), "the last line has no end");
    Reader reader = new Reader();
    page.lines().forEach(reader::take);
    return new PrometheusText(reader.families());
  }

  /** Returns the value of the only sample that has this name and these labels. */
  public double value(String name, String... labels) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    List<Sample> found =
        samples().stream()
            .filter(sample -> sample.name().equals(name) && sample.labels().equals(wanted))
            .toList();
    require(found.size() == 1, found.size() + " samples of " + name + wanted);
    return found.get(0).value();
  }

  /** Returns the sum over all samples of a name. */
  public double sum(String name) {
    List<Sample> found = samples().stream().filter(one -> one.name().equals(name)).toList();
    require(!found.isEmpty(), "no sample of " + name);
    return found.stream().mapToDouble(Sample::value).sum();
  }

  public List<Sample> samples() {
    return families.values().stream().flatMap(family -> family.samples().stream()).toList();
  }

  /** Returns the character as a replacement, in which a backslash must be doubled. */
  private static String unescaped(MatchResult escape) {
    return switch (escape.group(1)) {
      case "n" -> "\n";
      case "\"" -> "\"";
      default -> "\\\\";
    };
  }

  private static void require(boolean allowed, String otherwise) {
    if (!allowed) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  private static final class Reader {

    private final Map<String, Family> families = new LinkedHashMap<>();
    private final Set<String> series = new HashSet<>();
    private final Map<String, String> helps = new LinkedHashMap<>();
    private String latest = "";

    Map<String, Family> families() {
      require(families.keySet().equals(helps.keySet()), "HELP without TYPE: " + helps.keySet());
      families
          .values()
          .forEach(family -> require(!family.samples().isEmpty(), family.name() + " is empty"));
      return families;
    }

    void take(String line) {
      Matcher help = HELP.matcher(line);
      Matcher type = TYPE.matcher(line);
      if (help.matches()) {
        require(helps.put(help.group(1), help.group(2)) == null, "HELP twice: " + line);
        require(help.group(2).matches("([^\\\\]|\\\\\\\\|\\\\n)+"), "no text: " + line);
      } else if (type.matches()) {
        begin(type.group(1), type.group(2), line);
      } else {
        require(!line.startsWith("#"), "neither HELP nor TYPE: " + line);
        sample(line);
      }
    }

    private void begin(String name, String type, String line) {
      require(helps.containsKey(name), "TYPE without HELP: " + line);
      require(!type.equals("counter") || name.endsWith("_total"), "a counter: " + line);
      Family family = new Family(name, type, helps.getOrDefault(name, ""), new ArrayList<>());
      require(families.put(name, family) == null, "TYPE twice: " + line);
      latest = name;
    }

    private void sample(String line) {
      Matcher parts = SAMPLE.matcher(line);
      require(parts.matches(), "no sample: " + line);
      Family family = families.get(latest);
      if (family == null) {
        throw new IllegalArgumentException("a sample of no family: " + line);
      }
      Map<String, String> labels = labels(parts.group(2) == null ? "" : parts.group(2), line);
      String name = parts.group(1);
      require(belongs(name, family, labels), "a sample of another family: " + line);
      require(series.add(name + labels), "twice: " + line);
      double value = value(parts.group(3));
      require(!family.type().equals("counter") || value >= 0, "a counter below 0: " + line);
      family.samples().add(new Sample(name, labels, value));
    }

    private static boolean belongs(String name, Family family, Map<String, String> labels) {
      return switch (family.type()) {
        case "summary" ->
            name.equals(family.name() + "_count")
                || name.equals(family.name() + "_sum")
                || (name.equals(family.name()) && labels.containsKey("quantile"));
        case "histogram" ->
            name.equals(family.name() + "_count")
                || name.equals(family.name() + "_sum")
                || (name.equals(family.name() + "_bucket") && labels.containsKey("le"));
        default -> name.equals(family.name());
      };
    }

    private static Map<String, String> labels(String text, String line) {
      Map<String, String> labels = new TreeMap<>();
      Matcher label = LABEL.matcher(text);
      int end = 0;
      while (label.find()) {
        require(!label.group(1).startsWith("__"), "a reserved label: " + line);
        String value = ESCAPED.matcher(label.group(2)).replaceAll(PrometheusText::unescaped);
        require(labels.put(label.group(1), value) == null, "a label twice: " + line);
        end = label.end();
      }
      require(end == text.length(), "no labels: " + line);
      return labels;
    }

    private static double value(String text) {
      return switch (text) {
        case "+Inf" -> Double.POSITIVE_INFINITY;
        case "-Inf" -> Double.NEGATIVE_INFINITY;
        default -> Double.parseDouble(text);
      };
    }
  }
}
