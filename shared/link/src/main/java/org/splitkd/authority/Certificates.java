package org.splitkd.authority;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Builds certificates as defined by RFC 5280. All keys are RSA: Akka's Artery reads no other kind.
 */
final class Certificates {

  private static final int SERIAL_BITS = 127;

  private static final SecureRandom RANDOM = new SecureRandom();

  private Certificates() {}

  /** Generates a key pair. */
  static KeyPair newKeys(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits, RANDOM);
      return generator.generateKeyPair();
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("a JDK without RSA", missing);
    }
  }

  /** Returns a self-signed certificate that may sign nodes, but no further authorities. */
  static X509Certificate ofAuthority(String name, KeyPair keys, Instant from, Instant until) {
    X500Name subject = commonName(name);
    try {
      X509v3CertificateBuilder builder = builder(subject, subject, keys.getPublic(), from, until);
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(0))
          .addExtension(
              Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
      return signed(builder, keys.getPrivate());
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException failure) {
      throw new IllegalStateException("no certificate for " + name, failure);
    }
  }

  /** Returns a certificate for a node that listens and connects. */
  static X509Certificate ofNode(
      NodeIdentity node,
      PublicKey key,
      Instant from,
      Instant until,
      X509Certificate authority,
      PrivateKey authorityKey) {
    try {
      X500Name issuer = new JcaX509CertificateHolder(authority).getSubject();
      X509v3CertificateBuilder builder = builder(issuer, commonName(node.name()), key, from, until);
      builder
          .addExtension(Extension.basicConstraints, true, new BasicConstraints(false))
          .addExtension(
              Extension.keyUsage,
              true,
              new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment))
          .addExtension(
              Extension.extendedKeyUsage,
              false,
              new ExtendedKeyUsage(
                  new KeyPurposeId[] {
                    KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth
                  }))
          .addExtension(
              Extension.authorityKeyIdentifier,
              false,
              new JcaX509ExtensionUtils().createAuthorityKeyIdentifier(authority.getPublicKey()));
      if (!node.hosts().isEmpty()) {
        builder.addExtension(Extension.subjectAlternativeName, false, alternativeNames(node));
      }
      return signed(builder, authorityKey);
    } catch (CertIOException | GeneralSecurityException | OperatorCreationException failure) {
      throw new IllegalStateException("no certificate for " + node, failure);
    }
  }

  private static X509v3CertificateBuilder builder(
      X500Name issuer, X500Name subject, PublicKey key, Instant from, Instant until)
      throws CertIOException, NoSuchAlgorithmException {
    BigInteger serial = new BigInteger(SERIAL_BITS, RANDOM).add(BigInteger.ONE);
    return new JcaX509v3CertificateBuilder(
            issuer, serial, Date.from(from), Date.from(until), subject, key)
        .addExtension(
            Extension.subjectKeyIdentifier,
            false,
            new JcaX509ExtensionUtils().createSubjectKeyIdentifier(key));
  }

  private static X500Name commonName(String name) {
    return new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.CN, name).build();
  }

  private static GeneralNames alternativeNames(NodeIdentity node) {
    return new GeneralNames(
        node.hosts().stream()
            .map(
                host ->
                    new GeneralName(
                        NodeIdentity.isAddress(host) ? GeneralName.iPAddress : GeneralName.dNSName,
                        host))
            .toArray(GeneralName[]::new));
  }

  private static X509Certificate signed(X509v3CertificateBuilder builder, PrivateKey key)
      throws OperatorCreationException, GeneralSecurityException {
    return new JcaX509CertificateConverter()
        .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(key)));
  }
}
