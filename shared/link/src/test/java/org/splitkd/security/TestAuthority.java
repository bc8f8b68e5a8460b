package org.splitkd.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Issues certificates as nodes get them, and certificates that nodes must not have. */
public final class TestAuthority {

  /** An instant at which {@link Ordered#valid} certificates are valid. */
  public static final Instant NOW = Instant.parse("2030-06-01T00:00:00Z");

  /**
   * An order for a certificate.
   *
   * @param serial number that distinguishes it from others
   * @param name the common name; none if empty
   * @param hosts alternative DNS names
   */
  public record Ordered(
      long serial,
      String name,
      List<String> hosts,
      Instant from,
      Instant until,
      List<KeyPurposeId> purposes) {

    /** Returns an order for a node of the cluster "splitkd", valid from 2020 to 2039. */
    public static Ordered valid(long serial) {
      return new Ordered(
          serial,
          "splitkd",
          List.of(),
          Instant.parse("2020-01-01T00:00:00Z"),
          Instant.parse("2039-01-01T00:00:00Z"),
          List.of(KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth));
    }

    Ordered named(String other, String... otherHosts) {
      return new Ordered(serial, other, List.of(otherHosts), from, until, purposes);
    }

    Ordered within(String first, String last) {
      return new Ordered(serial, name, hosts, Instant.parse(first), Instant.parse(last), purposes);
    }

    Ordered only(KeyPurposeId purpose) {
      return new Ordered(serial, name, hosts, from, until, List.of(purpose));
    }
  }

  private final KeyPair keys = newKeys("RSA", 2048);
  private final X500Principal subject;
  private final X509Certificate certificate;

  /** An authority; those of the same name differ in their keys. */
  public TestAuthority(String name) {
    this(name, Ordered.valid(1));
  }

  /** An authority that is valid as long as an ordered certificate. */
  TestAuthority(String name, Ordered validity) {
    subject = new X500Principal("CN=" + name);
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.ONE,
            Date.from(validity.from()),
            Date.from(validity.until()),
            subject,
            keys.getPublic());
    try {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
    } catch (CertIOException failure) {
      throw new UncheckedIOException(failure);
    }
    certificate = signed(builder);
  }

  static KeyPair newKeys(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** Writes the files of a node to a folder, replacing existing ones. */
  public TlsFiles issueTo(Path folder, Ordered ordered) {
    KeyPair node = newKeys("RSA", 2048);
    write(folder, "tls.key", pem("PRIVATE KEY", node.getPrivate()));
    write(folder, "tls.crt", pem(certificate(ordered, node)));
    write(folder, "ca.crt", pem(certificate));
    return TlsFiles.in(folder);
  }

  /** A node's certificate. */
  X509Certificate certificate(Ordered ordered, KeyPair node) {
    X509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.valueOf(ordered.serial()),
            Date.from(ordered.from()),
            Date.from(ordered.until()),
            new X500Principal(ordered.name().isEmpty() ? "O=nobody" : "CN=" + ordered.name()),
            node.getPublic());
    try {
      builder.addExtension(
          Extension.extendedKeyUsage,
          false,
          new ExtendedKeyUsage(ordered.purposes().toArray(KeyPurposeId[]::new)));
      if (!ordered.hosts().isEmpty()) {
        builder.addExtension(
            Extension.subjectAlternativeName,
            false,
            new GeneralNames(
                ordered.hosts().stream()
                    .map(host -> new GeneralName(GeneralName.dNSName, host))
                    .toArray(GeneralName[]::new)));
      }
    } catch (CertIOException failure) {
      throw new UncheckedIOException(failure);
    }
    return signed(builder);
  }

  /** Its own certificate. */
  X509Certificate certificate() {
    return certificate;
  }

  static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  static String pem(String label, Key key) {
    return pem(label, key.getEncoded());
  }

  static String pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n";
  }

  static void write(Path folder, String name, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(name), text);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private X509Certificate signed(X509v3CertificateBuilder builder) {
    try {
      return new JcaX509CertificateConverter()
          .getCertificate(
              builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(keys.getPrivate())));
    } catch (OperatorCreationException | GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
