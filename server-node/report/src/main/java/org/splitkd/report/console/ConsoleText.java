package org.splitkd.report.console;

import java.util.List;

/** Text for a terminal of a hundred columns. */
final class ConsoleText {

  private static final int COLUMNS = 100;

  private ConsoleText() {}

  /** An empty line and the notes, each on its own lines; nothing if there are none. */
  static String notes(List<String> notes) {
    StringBuilder text = new StringBuilder(notes.isEmpty() ? "" : "\n");
    notes.forEach(note -> text.append(wrapped(note, "  ")));
    return text.toString();
  }

  /** Breaks a text between words; all lines but the first are indented. */
  static String wrapped(String text, String indent) {
    StringBuilder lines = new StringBuilder();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > COLUMNS) {
        lines.append(line).append('\n');
        line = new StringBuilder(indent);
      } else if (!line.isEmpty()) {
        line.append(' ');
      }
      line.append(word);
    }
    return lines.append(line).append('\n').toString();
  }
}
