package org.splitkd.authority;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.AtomicFile.Content;
import org.splitkd.files.UnwritableFileException;
import org.splitkd.security.TlsCredentials;
import org.splitkd.security.TlsException;
import org.splitkd.security.TlsFiles;

/**
 * A certificate authority kept in a folder: {@code ca.key}, which is not encrypted and only its
 * owner can read, and {@code ca.crt}.
 */
public final class CertificateAuthority {

  /** Ten years. */
  private static final Duration AUTHORITY_VALID = Duration.ofDays(3650);

  /** Allowance for a node whose clock runs late. */
  private static final Duration SKEW = Duration.ofHours(1);

  private static final int AUTHORITY_KEY_BITS = 3072;
  private static final int NODE_KEY_BITS = 2048;
  private static final int PEM_COLUMNS = 64;

  private final Clock clock;
  private final TlsCredentials self;

  private CertificateAuthority(Clock clock, TlsCredentials self) {
    this.clock = clock;
    this.self = self;
  }

  /**
   * Creates an authority.
   *
   * @return its certificate
   * @throws TlsException if the folder already has one, or cannot be written
   */
  public static X509Certificate create(Path folder, Clock clock) {
    TlsFiles files = files(folder);
    for (Path file : List.of(files.key(), files.certificate())) {
      if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        throw new TlsException(file + ": exists already: must be a folder without an authority");
      }
    }
    Instant now = now(clock);
    KeyPair keys = Certificates.newKeys(AUTHORITY_KEY_BITS);
    X509Certificate certificate =
        Certificates.ofAuthority(
            "splitkd development authority", keys, now.minus(SKEW), now.plus(AUTHORITY_VALID));
    Map<Path, Content> contents = new LinkedHashMap<>();
    contents.put(files.key(), key(keys));
    contents.put(files.certificate(), certificate(certificate));
    write(folder, contents);
    return certificate;
  }

  /**
   * Opens the authority of a folder.
   *
   * @throws TlsException if there is none, or it has expired
   */
  public static CertificateAuthority open(Path folder, Clock clock) {
    return new CertificateAuthority(clock, files(folder).load(clock));
  }

  /**
   * Creates a key and a certificate for a node and writes its {@link TlsFiles} to a folder,
   * replacing existing ones.
   *
   * @param days validity in days, at least one
   * @return the certificate
   * @throws TlsException if the certificate would be valid for longer than the authority, or the
   *     folder cannot be written
   */
  public X509Certificate issue(NodeIdentity node, int days, Path folder) {
    Instant now = now(clock);
    Instant until = now.plus(Duration.ofDays(days));
    Instant end = self.authority().getNotAfter().toInstant();
    if (until.isAfter(end)) {
      long most = Duration.between(now, end).toDays();
      throw new TlsException(
          "days = " + days + ": must be at most " + most + ", as the authority expires at " + end);
    }
    KeyPair keys = Certificates.newKeys(NODE_KEY_BITS);
    X509Certificate certificate =
        Certificates.ofNode(
            node, keys.getPublic(), now.minus(SKEW), until, self.authority(), self.key());
    TlsFiles files = TlsFiles.in(folder);
    Map<Path, Content> contents = new LinkedHashMap<>();
    contents.put(files.authority(), certificate(self.authority()));
    contents.put(files.key(), key(keys));
    contents.put(files.certificate(), certificate(certificate));
    write(folder, contents);
    return certificate;
  }

  /** Returns the files of an authority, which signs itself and is otherwise checked like a node. */
  private static TlsFiles files(Path folder) {
    Path certificate = folder.resolve("ca.crt");
    return new TlsFiles(folder.resolve("ca.key"), certificate, certificate);
  }

  private static void write(Path folder, Map<Path, Content> contents) {
    try {
      AtomicFile.createFolder(folder);
      AtomicFile.write(contents);
    } catch (UnwritableFileException failure) {
      throw new TlsException(String.valueOf(failure.getMessage()), failure);
    }
  }

  private static Content key(KeyPair keys) {
    return Content.secret(pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
  }

  private static Content certificate(X509Certificate certificate) {
    try {
      return Content.of(pem("CERTIFICATE", certificate.getEncoded()));
    } catch (GeneralSecurityException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static byte[] pem(String label, byte[] der) {
    String text = Base64.getMimeEncoder(PEM_COLUMNS, new byte[] {'\n'}).encodeToString(der);
    return ("-----BEGIN " + label + "-----\n" + text + "\n-----END " + label + "-----\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** Returns the current time in whole seconds, the resolution of certificates. */
  private static Instant now(Clock clock) {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS);
  }
}
