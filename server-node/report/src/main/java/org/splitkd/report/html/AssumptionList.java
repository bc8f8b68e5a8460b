package org.splitkd.report.html;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** All assumptions that a run may make, with the case study's values and their sources. */
final class AssumptionList {

  static final List<Assumption> ALL = parse(text());

  private AssumptionList() {}

  private static List<Assumption> parse(String text) {
    List<Assumption> all = new ArrayList<>();
    String group = "";
    for (String line : text.lines().toList()) {
      if (line.startsWith("## ")) {
        group = line.substring("## ".length());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        all.add(Assumption.parse(group, line));
      }
    }
    return List.copyOf(all);
  }

  private static String text() {
    try (InputStream file =
        Objects.requireNonNull(AssumptionList.class.getResourceAsStream("assumptions.txt"))) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
