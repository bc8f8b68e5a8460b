package org.splitkd.journal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL of PostgreSQL, taken apart.
 *
 * @param url without the two that follow
 */
record PostgreSqlUrl(String url, Optional<String> user, Optional<String> password) {

  private static final String HOST = "(?:[\\w.-]+|\\[[\\p{XDigit}:.]+])(?::\\d{1,5})?";

  private static final Pattern URL =
      Pattern.compile(
          "(jdbc:postgresql://%s(?:,%s)*/[^/?#@\\s]+)(?:\\?([^#\\s]*))?".formatted(HOST, HOST));

  private static final Pattern PORT = Pattern.compile(":(\\d+)[,/]");

  private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)(password)=[^&]*");

  /** Up to the last @, for a password may hold what ends the host of a right URL. */
  private static final Pattern SECRET_BEFORE_HOST = Pattern.compile("//.*@");

  /** Takes user and password out of a URL; a wrong URL is told without them. */
  static PostgreSqlUrl parse(String text) {
    Matcher matcher = URL.matcher(text);
    if (!matcher.matches() || !hasRightPorts(matcher.group(1))) {
      throw new JournalException(
          withoutSecrets(text)
              + ": must be jdbc:postgresql://host[:port]/database[?parameters], with user and"
              + " password in "
              + Journal.USER
              + " and "
              + Journal.PASSWORD
              + " or as its parameters");
    }
    Optional<String> user = Optional.empty();
    Optional<String> password = Optional.empty();
    List<String> others = new ArrayList<>();
    String parameters = matcher.group(2) == null ? "" : matcher.group(2);
    for (String parameter : parameters.split("&", -1)) {
      if (parameter.startsWith("user=")) {
        user = Optional.of(value(text, parameter));
      } else if (parameter.startsWith("password=")) {
        password = Optional.of(value(text, parameter));
      } else if (!parameter.isEmpty()) {
        others.add(parameter);
      }
    }
    String rest = others.isEmpty() ? "" : "?" + String.join("&", others);
    return new PostgreSqlUrl(matcher.group(1) + rest, user, password);
  }

  /** The URL with stars for whatever may be a password. */
  static String withoutSecrets(String url) {
    String shown = SECRET_PARAMETER.matcher(url).replaceAll("$1=***");
    return SECRET_BEFORE_HOST.matcher(shown).replaceAll("//***@");
  }

  private static boolean hasRightPorts(String url) {
    return PORT.matcher(url)
        .results()
        .mapToInt(port -> Integer.parseInt(port.group(1)))
        .allMatch(port -> port >= 1 && port <= 65_535);
  }

  private static String value(String url, String parameter) {
    int equals = parameter.indexOf('=');
    try {
      return URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException wrong) {
      throw new JournalException(
          withoutSecrets(url)
              + ": its "
              + parameter.substring(0, equals)
              + " holds a % that begins no percent-encoded byte",
          wrong);
    }
  }
}
