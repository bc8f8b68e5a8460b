package org.splitkd.security;

import java.util.List;

/**
 * The versions and cipher suites of TLS that nodes use: only those with forward secrecy and
 * authenticated encryption.
 */
final class TlsPolicy {

  static final String NEWEST_PROTOCOL = "TLSv1.3";

  static final List<String> PROTOCOLS = List.of(NEWEST_PROTOCOL, "TLSv1.2");

  /** The suites of TLS 1.3, the preferred first. */
  static final List<String> NEWEST_SUITES =
      List.of("TLS_AES_256_GCM_SHA384", "TLS_AES_128_GCM_SHA256");

  static final List<String> SUITES =
      List.of(
          NEWEST_SUITES.get(0),
          NEWEST_SUITES.get(1),
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  private TlsPolicy() {}
}
