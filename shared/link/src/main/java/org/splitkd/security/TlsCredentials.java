package org.splitkd.security;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;

/**
 * The contents of {@link TlsFiles}.
 *
 * @param key of the node
 * @param certificate of the node
 * @param authority that signed it, and whose signature on others is trusted
 */
public record TlsCredentials(
    PrivateKey key, X509Certificate certificate, X509Certificate authority) {

  /** Returns the subject, the serial number and the expiry, and nothing of the key. */
  @Override
  public String toString() {
    return certificate.getSubjectX500Principal().getName()
        + ", serial "
        + certificate.getSerialNumber().toString(16)
        + ", valid until "
        + certificate.getNotAfter().toInstant();
  }
}
