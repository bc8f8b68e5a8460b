package org.splitkd.authority;

import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.util.IPAddress;
import org.splitkd.security.TlsException;

/**
 * Whom a certificate is for.
 *
 * @param name of the cluster, the certificate's common name: nodes that share none refuse each
 *     other
 * @param hosts under which the node is reached: DNS names, which may begin with {@code *.}, and IP
 *     addresses
 */
public record NodeIdentity(String name, List<String> hosts) {

  /** RFC 5280, ub-common-name. */
  private static final int LONGEST_NAME = 64;

  private static final int LONGEST_DNS_NAME = 253;

  private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

  private static final Pattern DNS_NAME =
      Pattern.compile("(\\*\\.)?" + LABEL + "(\\." + LABEL + ")*");

  /**
   * @throws TlsException if a name or host is not possible
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
    // Digits only would be an address with a mistake.
    return host.length() <= LONGEST_DNS_NAME
        && DNS_NAME.matcher(host).matches()
        && !host.matches("[0-9.]+");
  }
}
