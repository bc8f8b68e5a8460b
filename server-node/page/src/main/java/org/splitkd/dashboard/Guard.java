package org.splitkd.dashboard;

import akka.http.javadsl.model.HttpHeader;
import akka.http.javadsl.model.HttpRequest;
import akka.http.javadsl.model.headers.RawHeader;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps out other pages in the same browser and other users of the same machine: a server on
 * loopback answers only requests to a loopback name, no page except its own may make changes, and
 * every change needs the key of the printed link.
 */
final class Guard {

  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  /** Allows nothing from elsewhere, and nothing that is not a file of the page. */
  private static final List<HttpHeader> OF_PAGE =
      List.of(
          RawHeader.create(
              "Content-Security-Policy",
              "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:;"
                  + " frame-ancestors 'none'; base-uri 'none'; form-action 'none'"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"));

  /** A report contains its styles and figures, and runs no scripts. */
  private static final List<HttpHeader> OF_RESULTS =
      List.of(
          RawHeader.create(
              "Content-Security-Policy",
              "default-src 'none'; style-src 'unsafe-inline'; img-src 'self' data:;"
                  + " frame-ancestors 'none'"),
          RawHeader.create("X-Content-Type-Options", "nosniff"),
          RawHeader.create("Referrer-Policy", "no-referrer"));

  /** Name of the header with the key. */
  private static final String KEY = "X-Splitkd-Key";

  private final boolean loopback;
  private final byte[] key;

  /**
   * A guard of a page that listens at a host.
   *
   * @param key that every change must have
   * @throws UnknownHostException if the host is unknown
   */
  Guard(String host, String key) throws UnknownHostException {
    this.key = key.getBytes(StandardCharsets.US_ASCII);
    loopback = InetAddress.getByName(host).isLoopbackAddress();
  }

  static List<HttpHeader> ofPage() {
    return OF_PAGE;
  }

  static List<HttpHeader> ofResults() {
    return OF_RESULTS;
  }

  /** Whether a request uses a name that the server answers to. */
  boolean admits(HttpRequest request) {
    return !loopback
        || header(request, "Host").map(Guard::hostOf).filter(LOOPBACK::contains).isPresent();
  }

  /** Whether a change comes from its own page, or from no page at all. */
  boolean admitsChange(HttpRequest request) {
    Optional<String> origin = header(request, "Origin");
    return origin.isEmpty() || header(request, "Host").equals(origin.map(from -> authority(from)));
  }

  /** Whether a request has the key, which only those know who saw the printed link. */
  boolean hasKey(HttpRequest request) {
    return header(request, KEY)
        .map(given -> given.getBytes(StandardCharsets.UTF_8))
        .filter(given -> MessageDigest.isEqual(given, key))
        .isPresent();
  }

  private static String authority(String origin) {
    try {
      return String.valueOf(URI.create(origin).getAuthority());
    } catch (IllegalArgumentException wrong) {
      return "";
    }
  }

  private static String hostOf(String host) {
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return name.toLowerCase(Locale.ROOT);
  }

  private static Optional<String> header(HttpRequest request, String name) {
    return request.getHeader(name).map(HttpHeader::value);
  }
}
