package org.splitkd.security;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.splitkd.files.IoReason;

/**
 * The PEM files by which a node takes part in a cluster.
 *
 * @param key the node's private key: RSA, not encrypted, PKCS#8 or PKCS#1; Artery reads no other
 * @param certificate the node's certificate, first in the file, signed directly by the authority
 * @param authority the one certificate of the authority that every node of the cluster trusts
 */
public record TlsFiles(Path key, Path certificate, Path authority) {

  /** Largest file that is read, in bytes. */
  private static final long LARGEST = 1 << 20;

  /** Returns the files of a folder under the names that cert-manager gives them in Kubernetes. */
  public static TlsFiles in(Path folder) {
    return new TlsFiles(
        folder.resolve("tls.key"), folder.resolve("tls.crt"), folder.resolve("ca.crt"));
  }

  /**
   * Checks that a node can use the files now.
   *
   * @throws TlsException if it cannot
   */
  public void check(Clock clock) {
    load(clock);
  }

  /**
   * Loads the contents of the files.
   *
   * @param clock for the validity of the certificates
   * @throws TlsException if a node cannot use them
   */
  public TlsCredentials load(Clock clock) {
    return parse(read(), clock);
  }

  TlsCredentials parse(PemContent content, Clock clock) {
    TlsCredentials credentials =
        new TlsCredentials(
            Pem.privateKey(key, content.key()),
            Pem.certificates(certificate, content.certificate()).get(0),
            Pem.onlyCertificate(authority, content.authority()));
    new CredentialCheck(this, credentials).run(clock.instant());
    return credentials;
  }

  PemContent read() {
    return new PemContent(read(key), read(certificate), read(authority));
  }

  private static ByteBuffer read(Path file) {
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw new TlsException(file + ": not a file: must be a PEM file");
      }
      if (Files.size(file) > LARGEST) {
        throw new TlsException(
            file + ": " + Files.size(file) + " bytes: must be a PEM file of at most " + LARGEST);
      }
      return ByteBuffer.wrap(Files.readAllBytes(file)).asReadOnlyBuffer();
    } catch (IOException failure) {
      throw new TlsException(
          file + ": cannot be read: " + IoReason.of(failure) + ": must be a PEM file", failure);
    }
  }
}
