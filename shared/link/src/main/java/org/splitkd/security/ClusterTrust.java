package org.splitkd.security;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Set;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts peers that the authority has signed and that share a name with this node, because an
 * authority may serve others than the nodes of one cluster.
 */
final class ClusterTrust extends X509ExtendedTrustManager {

  private final X509ExtendedTrustManager authority;
  private final Set<String> ownNames;

  ClusterTrust(X509ExtendedTrustManager authority, X509Certificate own) {
    this.authority = authority;
    ownNames = SubjectNames.of(own);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    authority.checkClientTrusted(chain, authType, engine);
    requireSharedName(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    authority.checkServerTrusted(chain, authType, engine);
    requireSharedName(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    authority.checkClientTrusted(chain, authType, socket);
    requireSharedName(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    authority.checkServerTrusted(chain, authType, socket);
    requireSharedName(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    authority.checkClientTrusted(chain, authType);
    requireSharedName(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    authority.checkServerTrusted(chain, authType);
    requireSharedName(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return authority.getAcceptedIssuers();
  }

  private void requireSharedName(X509Certificate[] chain) throws CertificateException {
    Set<String> names = SubjectNames.of(chain[0]);
    if (Collections.disjoint(names, ownNames)) {
      throw new CertificateException(
          "a certificate for " + names + ": must share a name with this node's " + ownNames);
    }
  }
}
