package org.splitkd.security;

import akka.pki.pem.DERPrivateKeyLoader;
import akka.pki.pem.PEMDecoder;
import akka.pki.pem.PEMLoadingException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads PEM as Akka's Artery does, with the same reader for keys, so files accepted here work
 * there.
 */
final class Pem {

  private static final String KEY_ALLOWED =
      ": must be an RSA private key in PEM, not encrypted (PKCS#8 or PKCS#1)";

  /** The header of a certificate and of nothing else. */
  private static final Pattern CERTIFICATE = Pattern.compile("-----BEGIN CERTIFICATE-----");

  private Pem() {}

  /** Reads the private key of a file. */
  static PrivateKey privateKey(Path file, ByteBuffer content) {
    String text = text(content);
    if (!text.contains("-----BEGIN ")) {
      throw new TlsException(file + ": not PEM" + KEY_ALLOWED);
    }
    if (text.contains("ENCRYPTED")) {
      throw new TlsException(file + ": encrypted" + KEY_ALLOWED);
    }
    // The reasons of the libraries are left out: they might quote what they read.
    try {
      return DERPrivateKeyLoader.load(PEMDecoder.decode(text));
    } catch (PEMLoadingException noKey) {
      throw new TlsException(file + ": no private key in PEM" + KEY_ALLOWED);
    } catch (Exception otherKey) {
      throw new TlsException(file + ": damaged, or a key that is not RSA" + KEY_ALLOWED);
    }
  }

  /** Reads the certificates of a file, at least one, in their order. */
  static List<X509Certificate> certificates(Path file, ByteBuffer content) {
    String text = text(content);
    if (!CERTIFICATE.matcher(text).find()) {
      throw new TlsException(file + ": not PEM: must be a certificate in PEM");
    }
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificates(
              new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)))
          .stream()
          .map(X509Certificate.class::cast)
          .toList();
    } catch (CertificateException damaged) {
      throw new TlsException(file + ": damaged: must be a certificate in PEM", damaged);
    }
  }

  /** Reads the only certificate of a file. */
  static X509Certificate onlyCertificate(Path file, ByteBuffer content) {
    List<X509Certificate> all = certificates(file, content);
    if (all.size() != 1) {
      throw new TlsException(file + ": " + all.size() + " certificates: must be one");
    }
    return all.get(0);
  }

  private static String text(ByteBuffer content) {
    return StandardCharsets.ISO_8859_1.decode(content.duplicate()).toString();
  }
}
