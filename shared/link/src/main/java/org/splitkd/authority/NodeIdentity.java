package org.splitkd.authority;

import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;
import org.splitkd.security.TlsException;

/**
 * The subject of a node's certificate.
 *
 * @param name of the cluster, the certificate's common name; nodes that share no name refuse each
 *     other
 * @param hosts DNS names, which may begin with {@code *.}, and IP addresses of the node
 */
public record NodeIdentity(String name, List<String> hosts) {

  /** RFC 5280, ub-common-name. */
  private static final int LONGEST_NAME = 64;

  private static final int LONGEST_DNS_NAME = 253;

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  private static final Pattern DNS_NAME =
      Pattern.compile("(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");

  /**
   * @throws TlsException if the name or a host is invalid
   */
  public NodeIdentity {
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new TlsException(
          "name '" + name + "': must have 1 to " + LONGEST_NAME + " characters, not only blanks");
    }
    for (String host : hosts) {
      if (!isAddress(host) && !isDnsName(host)) {
        throw new TlsException("host '" + host + "': must be a DNS name or an IP address");
      }
    }
    hosts = List.copyOf(hosts);
  }

  static boolean isAddress(String host) {
    return IPAddress.isValid(host);
  }

  private static boolean isDnsName(String host) {
    // A name of digits and dots only is a mistyped address.
    return host.length() <= LONGEST_DNS_NAME
        && DNS_NAME.matcher(host).matches()
        && !host.matches("[0-9.]+");
  }
}
