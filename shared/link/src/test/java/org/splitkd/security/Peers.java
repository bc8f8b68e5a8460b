package org.splitkd.security;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLPeerUnverifiedException;

/** Reads what one side of a connection saw of the other. */
final class Peers {

  private Peers() {}

  /** Returns the serial number of the certificate that the other side showed. */
  static long serial(SSLEngine engine) throws SSLPeerUnverifiedException {
    X509Certificate shown = (X509Certificate) engine.getSession().getPeerCertificates()[0];
    return shown.getSerialNumber().longValueExact();
  }
}
