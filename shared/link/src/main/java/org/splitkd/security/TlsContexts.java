package org.splitkd.security;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Arrays;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** TLS contexts of the JDK with a node's credentials. */
final class TlsContexts {

  /** The password of stores that are never written. */
  private static final char[] NO_PASSWORD = {};

  private TlsContexts() {}

  /**
   * Returns a context that shows the node's certificate and trusts the other nodes of its cluster.
   */
  static SSLContext of(TlsCredentials credentials) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(credentials), new TrustManager[] {trust(credentials)}, null);
      return context;
    } catch (GeneralSecurityException | IOException failure) {
      throw new IllegalStateException("no TLS with " + credentials, failure);
    }
  }

  /** Returns key managers that show the certificate of the node. */
  static KeyManager[] keys(TlsCredentials credentials)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setKeyEntry(
        "node", credentials.key(), NO_PASSWORD, new Certificate[] {credentials.certificate()});
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    return factory.getKeyManagers();
  }

  /**
   * Returns a manager that trusts peers that the authority has signed and that share a name with
   * the node.
   */
  static TrustManager trust(TlsCredentials credentials)
      throws GeneralSecurityException, IOException {
    KeyStore store = emptyStore();
    store.setCertificateEntry("authority", credentials.authority());
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    X509ExtendedTrustManager authority =
        Arrays.stream(factory.getTrustManagers())
            .filter(X509ExtendedTrustManager.class::isInstance)
            .map(X509ExtendedTrustManager.class::cast)
            .findFirst()
            .orElseThrow();
    return new ClusterTrust(authority, credentials.certificate());
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
