package org.splitkd.journal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A parsed JDBC URL of PostgreSQL.
 *
 * @param url without user and password
 */
record PostgreSqlUrl(String url, Optional<String> user, Optional<String> password) {

  private static final String HOST = "(?:[\\w.-]+|\\[[\\p{XDigit}:.]+])(?::\\d{1,5})?";

  private static final Pattern URL =
      Pattern.compile(
          "(jdbc:postgresql://%s(?:,%s)*/[^/?#@\\s]+)(?:\\?([^#\\s]*))?".formatted(HOST, HOST));

  private static final Pattern PORT = Pattern.compile(":(\\d+)[,/]");

  private static final Pattern SECRET_PARAMETER = Pattern.compile("(?i)(password)=[^&]*");

  /** Matches up to the last @, since a password may contain characters that end a host. */
  private static final Pattern SECRET_BEFORE_HOST = Pattern.compile("//.*@");

  /** Separates user and password from a URL; error messages show a wrong URL without secrets. */
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

  /** Returns a URL with stars in place of anything that may be a password. */
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
              + " contains a % that does not begin a percent-encoded byte",
          wrong);
    }
  }
}
