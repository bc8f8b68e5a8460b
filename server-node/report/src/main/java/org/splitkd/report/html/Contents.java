package org.splitkd.report.html;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The table of contents of a page. */
final class Contents {

  private static final Pattern HEADING = Pattern.compile("<h2 id=\"([^\"]*)\">(.*?)</h2>");

  private Contents() {}

  /** A link to every heading of {@link Html#heading} in a text, in order. */
  static String of(String html) {
    StringBuilder links = new StringBuilder("<nav aria-label=\"Contents\">\n<ol>\n");
    Matcher headings = HEADING.matcher(html);
    while (headings.find()) {
      links
          .append("<li><a href=\"#")
          .append(headings.group(1))
          .append("\">")
          .append(headings.group(2))
          .append("</a></li>\n");
    }
    return links.append("</ol>\n</nav>\n").toString();
  }
}
