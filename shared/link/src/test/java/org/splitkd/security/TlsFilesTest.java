package org.splitkd.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.splitkd.security.TestAuthority.NOW;
import static org.splitkd.security.TestAuthority.pem;
import static org.splitkd.security.TestAuthority.write;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Base64;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.TestAuthority.Ordered;

@Tag("slow")
class TlsFilesTest {

  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final TestAuthority AUTHORITY = new TestAuthority("authority");

  private static final String KEY_ALLOWED =
      ": must be an RSA private key in PEM, not encrypted (PKCS#8 or PKCS#1)";

  @TempDir private Path folder;
  private TlsFiles files = TlsFiles.in(Path.of(""));

  @BeforeEach
  void issue() {
    files = AUTHORITY.issueTo(folder, Ordered.valid(7));
  }

  @Test
  void shouldHoldWhatANodeNeeds() {
    files.check(Clock.systemUTC());
    TlsCredentials credentials = files.load(CLOCK);

    assertEquals(7, credentials.certificate().getSerialNumber().intValueExact());
    assertEquals(AUTHORITY.certificate(), credentials.authority());
  }

  @Test
  void shouldHaveTheNamesThatCertManagerGives() {
    assertEquals(
        new TlsFiles(
            folder.resolve("tls.key"), folder.resolve("tls.crt"), folder.resolve("ca.crt")),
        files);
  }

  @Test
  void shouldReadAKeyInPkcs1AsCertManagerWritesItByDefault() throws IOException {
    PrivateKey key = files.load(CLOCK).key();
    byte[] pkcs1 =
        PrivateKeyInfo.getInstance(key.getEncoded())
            .parsePrivateKey()
            .toASN1Primitive()
            .getEncoded();
    write(folder, "tls.key", pem("RSA PRIVATE KEY", pkcs1));

    assertEquals(key, files.load(CLOCK).key());
  }

  @Test
  void shouldTakeTheFirstCertificateOfAChain() throws IOException {
    write(folder, "tls.crt", Files.readString(files.certificate()) + pem(AUTHORITY.certificate()));

    assertEquals(7, files.load(CLOCK).certificate().getSerialNumber().intValueExact());
  }

  @Test
  void shouldPrintNoKey() throws IOException {
    String secret = Files.readString(files.key()).lines().skip(1).findFirst().orElseThrow();
    byte[] bytes = Base64.getDecoder().decode(secret);

    assertEquals(
        "CN=splitkd, serial 7, valid until 2039-01-01T00:00:00Z", files.load(CLOCK).toString());
    assertFalse(files.read().toString().contains(secret));
    assertFalse(files.read().toString().contains(bytes[20] + ", " + bytes[21]));
  }

  @Test
  void shouldNameTheFileThatIsMissing() throws IOException {
    Files.delete(files.authority());

    assertMistake(
        files.authority() + ": cannot be read: no such file or folder: must be a PEM file");
  }

  @Test
  void shouldRefuseAFileThatIsNotPem() {
    write(folder, "tls.key", "a key");
    assertMistake(files.key() + ": not PEM" + KEY_ALLOWED);

    issue();
    write(folder, "tls.crt", "a certificate");
    assertMistake(files.certificate() + ": not PEM: must be a certificate in PEM");

    issue();
    write(folder, "ca.crt", "an authority");
    assertMistake(files.authority() + ": not PEM: must be a certificate in PEM");
  }

  @Test
  void shouldRefuseWhatIsDamaged() {
    write(folder, "tls.crt", pem("CERTIFICATE", new byte[] {1, 2, 3}));
    assertMistake(files.certificate() + ": damaged: must be a certificate in PEM");

    issue();
    write(folder, "tls.key", pem("PRIVATE KEY", new byte[] {1, 2, 3}));
    assertMistake(files.key() + ": damaged, or a key that is not RSA" + KEY_ALLOWED);

    write(folder, "tls.key", pem("RSA PRIVATE KEY", new byte[] {1, 2, 3}));
    assertMistake(files.key() + ": damaged, or a key that is not RSA" + KEY_ALLOWED);
  }

  @Test
  void shouldRefuseAKeyThatArteryDoesNotRead() {
    write(folder, "tls.key", pem("PRIVATE KEY", TestAuthority.newKeys("EC", 256).getPrivate()));
    assertMistake(files.key() + ": damaged, or a key that is not RSA" + KEY_ALLOWED);

    write(folder, "tls.key", pem("ENCRYPTED PRIVATE KEY", new byte[] {1}));
    assertMistake(files.key() + ": encrypted" + KEY_ALLOWED);

    write(folder, "tls.key", pem(AUTHORITY.certificate()));
    assertMistake(files.key() + ": no private key in PEM" + KEY_ALLOWED);
  }

  /** The JDK's TLS would refuse it at the first connection, with a trace. */
  @Test
  void shouldRefuseAShortKey() {
    KeyPair weak = TestAuthority.newKeys("RSA", 1024);
    write(folder, "tls.key", pem("PRIVATE KEY", weak.getPrivate()));
    write(folder, "tls.crt", pem(AUTHORITY.certificate(Ordered.valid(8), weak)));

    assertMistake(files.certificate() + ": a key of 1024 bits: must have at least 2048");
  }

  @Test
  void shouldReadNeitherDevicesNorHugeFiles() throws IOException {
    Files.delete(files.key());
    Files.createSymbolicLink(files.key(), Path.of("/dev/zero"));
    assertMistake(files.key() + ": not a file: must be a PEM file");

    issue();
    Files.delete(files.key());
    try (RandomAccessFile huge = new RandomAccessFile(files.key().toFile(), "rw")) {
      huge.setLength(1L << 33);
    }
    assertMistake(files.key() + ": 8589934592 bytes: must be a PEM file of at most 1048576");
  }

  @Test
  void shouldRefuseTheKeyOfAnotherCertificate() {
    write(folder, "tls.key", pem("PRIVATE KEY", TestAuthority.newKeys("RSA", 2048).getPrivate()));

    assertMistake(
        files.key() + ": another key: must be that of the certificate in " + files.certificate());
  }

  @Test
  void shouldRefuseTheCertificateOfAnotherAuthority() {
    String line =
        files.certificate()
            + ": of another authority: must be signed by that in "
            + files.authority();

    write(folder, "ca.crt", pem(new TestAuthority("authority").certificate()));
    assertMistake(line);

    write(folder, "ca.crt", pem(new TestAuthority("another").certificate()));
    assertMistake(line);
  }

  @Test
  void shouldRefuseAnAuthorityThatIsNone() throws IOException {
    Files.copy(files.certificate(), files.authority(), StandardCopyOption.REPLACE_EXISTING);

    assertMistake(
        files.authority() + ": not an authority: must be a certificate that may sign others");
  }

  @Test
  void shouldRefuseSeveralAuthorities() throws IOException {
    write(
        folder,
        "ca.crt",
        Files.readString(files.authority()) + pem(new TestAuthority("another").certificate()));

    assertMistake(files.authority() + ": 2 certificates: must be one");
  }

  @Test
  void shouldRefuseWhatIsNotValidNow() {
    AUTHORITY.issueTo(
        folder, Ordered.valid(8).within("2029-01-01T00:00:00Z", "2030-01-01T00:00:00Z"));
    assertMistake(files.certificate() + ": expired at 2030-01-01T00:00:00Z: must be valid now");

    AUTHORITY.issueTo(
        folder, Ordered.valid(8).within("2031-01-01T00:00:00Z", "2032-01-01T00:00:00Z"));
    assertMistake(files.certificate() + ": valid from 2031-01-01T00:00:00Z: must be valid now");

    Ordered past = Ordered.valid(8).within("2029-01-01T00:00:00Z", "2030-01-01T00:00:00Z");
    new TestAuthority("past", past).issueTo(folder, Ordered.valid(8));
    assertMistake(files.authority() + ": expired at 2030-01-01T00:00:00Z: must be valid now");
  }

  @Test
  void shouldRefuseACertificateForOneSideOnly() {
    AUTHORITY.issueTo(folder, Ordered.valid(8).only(KeyPurposeId.id_kp_serverAuth));
    assertMistake(
        files.certificate()
            + ": not for both server and client: its extended key usage must name both");

    AUTHORITY.issueTo(folder, Ordered.valid(8).only(KeyPurposeId.anyExtendedKeyUsage));
    files.load(CLOCK);
  }

  @Test
  void shouldRefuseACertificateThatSharesANameWithNobody() {
    AUTHORITY.issueTo(folder, Ordered.valid(8).named(""));
    assertMistake(
        files.certificate()
            + ": no name: must have a common name or DNS name that all nodes share");

    AUTHORITY.issueTo(folder, Ordered.valid(8).named("", "localhost"));
    assertMistake(
        files.certificate()
            + ": no name: must have a common name or DNS name that all nodes share");

    AUTHORITY.issueTo(folder, Ordered.valid(8).named("", "fleet.example"));
    files.load(CLOCK);
  }

  @Test
  void shouldRefuseACertificateWithAKeyOfAnotherKind() {
    KeyPair elliptic = TestAuthority.newKeys("EC", 256);
    write(folder, "tls.crt", pem(AUTHORITY.certificate(Ordered.valid(8), elliptic)));

    assertMistake(
        files.key() + ": another key: must be that of the certificate in " + files.certificate());
  }

  private void assertMistake(String line) {
    assertEquals(line, assertThrows(TlsException.class, () -> files.load(CLOCK)).getMessage());
  }
}
