package org.splitkd.security;

import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.List;

/** Checks that the contents of the files match, and suit a node that connects and listens. */
final class CredentialCheck {

  private static final String ANY_PURPOSE = "2.5.29.37.0";
  private static final List<String> SERVER_AND_CLIENT =
      List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2");

  /** Shortest RSA key, in bits; the JDK's TLS refuses shorter ones late and at length. */
  private static final int SHORTEST_KEY = 2048;

  private final TlsFiles files;
  private final TlsCredentials credentials;

  CredentialCheck(TlsFiles files, TlsCredentials credentials) {
    this.files = files;
    this.credentials = credentials;
  }

  /** Throws a {@link TlsException} at the first mistake. */
  void run(Instant now) {
    if (!keyBelongsToCertificate()) {
      throw new TlsException(
          files.key() + ": another key: must be that of the certificate in " + files.certificate());
    }
    if (credentials.certificate().getPublicKey() instanceof RSAPublicKey key
        && key.getModulus().bitLength() < SHORTEST_KEY) {
      throw new TlsException(
          files.certificate()
              + ": a key of "
              + key.getModulus().bitLength()
              + " bits: must have at least "
              + SHORTEST_KEY);
    }
    // -1 means that it may not sign others.
    if (credentials.authority().getBasicConstraints() < 0) {
      throw new TlsException(
          files.authority() + ": not an authority: must be a certificate that may sign others");
    }
    if (!isSignedByAuthority()) {
      throw new TlsException(
          files.certificate()
              + ": of another authority: must be signed by that in "
              + files.authority());
    }
    requireValid(files.authority(), credentials.authority(), now);
    requireValid(files.certificate(), credentials.certificate(), now);
    requireBothPurposes();
    if (SubjectNames.of(credentials.certificate()).isEmpty()) {
      throw new TlsException(
          files.certificate()
              + ": no name: must have a common name or DNS name that all nodes share");
    }
  }

  private boolean keyBelongsToCertificate() {
    byte[] anything = {1, 2, 3};
    PublicKey publicKey = credentials.certificate().getPublicKey();
    try {
      return publicKey.getAlgorithm().equals(credentials.key().getAlgorithm())
          && verify(publicKey, anything, sign(credentials.key(), anything));
    } catch (GeneralSecurityException differentInSize) {
      return false;
    }
  }

  private static byte[] sign(PrivateKey key, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initSign(key);
    signature.update(message);
    return signature.sign();
  }

  private static boolean verify(PublicKey key, byte[] message, byte[] signed)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(key);
    signature.update(message);
    return signature.verify(signed);
  }

  private boolean isSignedByAuthority() {
    X509Certificate authority = credentials.authority();
    try {
      credentials.certificate().verify(authority.getPublicKey());
    } catch (GeneralSecurityException another) {
      return false;
    }
    return credentials
        .certificate()
        .getIssuerX500Principal()
        .equals(authority.getSubjectX500Principal());
  }

  private static void requireValid(Path file, X509Certificate certificate, Instant now) {
    Instant from = certificate.getNotBefore().toInstant();
    Instant until = certificate.getNotAfter().toInstant();
    if (now.isBefore(from)) {
      throw new TlsException(file + ": valid from " + from + ": must be valid now");
    }
    if (now.isAfter(until)) {
      throw new TlsException(file + ": expired at " + until + ": must be valid now");
    }
  }

  private void requireBothPurposes() {
    try {
      List<String> purposes = credentials.certificate().getExtendedKeyUsage();
      if (purposes != null
          && !purposes.contains(ANY_PURPOSE)
          && !purposes.containsAll(SERVER_AND_CLIENT)) {
        throw new TlsException(
            files.certificate()
                + ": not for both server and client: its extended key usage must name both");
      }
    } catch (CertificateParsingException damaged) {
      throw new TlsException(
          files.certificate() + ": damaged: must be a certificate in PEM", damaged);
    }
  }
}
