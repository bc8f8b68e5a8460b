package org.splitkd.report.html;

import java.util.List;
import java.util.Locale;
import org.splitkd.report.figures.Figure;
import org.splitkd.report.words.Numbers;

/** Pieces of HTML. All text from outside goes through {@link #text}. */
final class Html {

  private Html() {}

  /** Escapes the characters that HTML would read as markup. */
  static String text(String plain) {
    return plain
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  static String paragraph(String plain) {
    return "<p>" + text(plain) + "</p>\n";
  }

  static String paragraphs(List<String> sentences) {
    StringBuilder html = new StringBuilder();
    sentences.forEach(sentence -> html.append(paragraph(sentence)));
    return html.toString();
  }

  /** The heading of a section, which the contents link to. */
  static String heading(String plain) {
    return "<h2 id=\"" + slug(plain) + "\">" + text(plain) + "</h2>\n";
  }

  private static String slug(String plain) {
    return plain.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }

  static String list(List<String> items) {
    StringBuilder html = new StringBuilder("<ul>\n");
    items.forEach(item -> html.append("<li>").append(text(item)).append("</li>\n"));
    return html.append("</ul>\n").toString();
  }

  /**
   * The head of a table: all columns but the first {@code words} are numbers, aligned to the right.
   */
  static String head(int words, String... columns) {
    StringBuilder html = new StringBuilder("<thead><tr>");
    for (int column = 0; column < columns.length; column++) {
      html.append(column < words ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">")
          .append(text(columns[column]))
          .append("</th>");
    }
    return html.append("</tr></thead>\n").toString();
  }

  static String number(String plain) {
    return "<td class=\"n\">" + text(plain) + "</td>";
  }

  /** The name of a row. */
  static String rowName(String plain) {
    return "<th scope=\"row\">" + text(plain) + "</th>";
  }

  /** A part of a sum and its share of the sum. */
  static String part(String plain, double share) {
    return "<td class=\"n\">"
        + text(plain)
        + " <span class=\"share\">"
        + text(Numbers.percent(share))
        + "</span></td>";
  }

  /** A row that names the rows after it. */
  static String group(String plain, int columns) {
    return "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\""
        + columns
        + "\">"
        + text(plain)
        + "</th></tr>\n";
  }

  /** A table that scrolls on its own if the page is narrower. */
  static String table(String content) {
    return "<div class=\"wide\"><table>\n" + content + "</table></div>\n";
  }

  /** A table that scrolls on its own, named for screen readers and reachable by keyboard. */
  static String table(String name, String content) {
    return named("wide", name, content);
  }

  /** A table that may break across printed pages. */
  static String longTable(String name, String content) {
    return named("wide long", name, content);
  }

  private static String named(String style, String name, String content) {
    return "<div class=\""
        + style
        + "\" role=\"group\" tabindex=\"0\" aria-label=\""
        + text(name)
        + "\"><table>\n"
        + content
        + "</table></div>\n";
  }

  /** A preformatted text that scrolls on its own if it is long. */
  static String code(String style, String name, String plain) {
    return "<pre class=\""
        + style
        + "\" role=\"group\" tabindex=\"0\" aria-label=\""
        + text(name)
        + "\">"
        + text(plain)
        + "</pre>\n";
  }

  /** An SVG document as part of the page: it takes the page's width and needs no namespace. */
  static String inlineSvg(String document, String label) {
    int start = document.indexOf("<svg");
    int end = document.indexOf('>', start);
    if (start < 0 || !document.substring(start, end).contains(" viewBox=")) {
      throw new IllegalArgumentException("not an SVG document with a view box: " + label);
    }
    String attributes =
        document
            .substring(start + "<svg".length(), end)
            .replaceAll(" (width|height|xmlns)=\"[^\"]*\"", "");
    return "<svg role=\"img\" aria-label=\""
        + text(label)
        + "\""
        + attributes
        + document.substring(end).strip();
  }

  static String figures(List<Figure> figures) {
    StringBuilder html = new StringBuilder();
    for (Figure figure : figures) {
      html.append("<figure>\n<div class=\"card\">")
          .append(inlineSvg(figure.svg(), figure.caption()))
          .append("</div>\n<figcaption>")
          .append(text(figure.caption()))
          .append("</figcaption>\n</figure>\n");
    }
    return html.toString();
  }
}
