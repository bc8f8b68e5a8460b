package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.security.TlsFiles;

@Tag("slow")
class CaCommandTest {

  @TempDir private static Path made;
  @TempDir private Path home;

  @BeforeAll
  static void makeAnAuthority() {
    assertEquals(0, Said.by("ca", "init", made.resolve("ca").toString()).exit());
  }

  @Test
  void shouldMakeAnAuthorityAndANodeThatCanBeUsedWhoseKeysOnlyTheOwnerReads() throws Exception {
    Said made = Said.by("ca", "init", ca());
    Said issued = issue("node");

    assertEquals(0, made.exit(), made.err());
    assertTrue(made.out().startsWith(ca() + ": authority created, valid until 20"), made.out());
    assertEquals(0, issued.exit(), issued.err());
    assertTrue(
        issued
            .out()
            .startsWith(
                home.resolve("node")
                    + ": certificate for splitkd (localhost, 127.0.0.1), valid until 20"),
        issued.out());
    TlsFiles.in(home.resolve("node")).check(Clock.systemUTC());
    assertEquals(Set.of("ca.key", "ca.crt"), names("ca"));
    assertEquals(Set.of("tls.key", "tls.crt", "ca.crt"), names("node"));
    assertEquals("rw-------", permissions("ca/ca.key"));
    assertEquals("rw-------", permissions("node/tls.key"));
    assertTrue(Files.readString(home.resolve("node/tls.key")).startsWith("-----BEGIN PRIVATE KEY"));
  }

  @Test
  void shouldSayInTheCertificateWhoTheNodeIs() throws Exception {
    copyAuthority();
    Said said =
        issue(
            "node", "--name", "fleet, west", "--host", "a.example", "::1", "--host", "*.b.example");

    X509Certificate certificate = certificate("node");
    assertEquals(0, said.exit(), said.err());
    assertEquals("CN=\"fleet, west\"", certificate.getSubjectX500Principal().toString());
    assertEquals(
        Set.of("2 a.example", "7 0:0:0:0:0:0:0:1", "2 *.b.example"), alternatives(certificate));
    assertEquals(
        List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"), certificate.getExtendedKeyUsage());
    assertEquals(-1, certificate.getBasicConstraints());
  }

  @Test
  void shouldBeValidForTheDaysThatAreAsked() throws Exception {
    copyAuthority();
    issue("node", "--days", "30");

    Duration left =
        Duration.between(
            Clock.systemUTC().instant(), certificate("node").getNotAfter().toInstant());
    assertEquals(29, left.toDays());
  }

  @Test
  void shouldReplaceWhatANodeHas() throws Exception {
    copyAuthority();
    issue("node");
    X509Certificate first = certificate("node");

    assertEquals(0, issue("node").exit());

    assertNotEquals(first.getSerialNumber(), certificate("node").getSerialNumber());
    assertNotEquals(first.getPublicKey(), certificate("node").getPublicKey());
  }

  @Test
  void shouldLeaveAnAuthorityThatIsThere() throws IOException {
    copyAuthority();
    String key = Files.readString(home.resolve("ca/ca.key"));

    assertMistake(
        home.resolve("ca/ca.key") + ": exists already: must be a folder without an authority",
        "ca",
        "init",
        ca());
    assertEquals(key, Files.readString(home.resolve("ca/ca.key")));
    Files.delete(home.resolve("ca/ca.key"));
    assertMistake(home.resolve("ca/ca.crt") + ": exists already", "ca", "init", ca());

    assertEquals(Set.of("ca.crt"), names("ca"));
  }

  @Test
  void shouldAnswerMistakesInOneLine() throws IOException {
    String node = home.resolve("node").toString();
    assertMistake(
        home.resolve("ca/ca.key") + ": cannot be read: no such file or folder",
        "ca",
        "issue",
        ca(),
        "--out",
        node);
    copyAuthority();
    assertMistake("splitkd: Missing required option: '--out=NODE_DIR'", "ca", "issue", ca());
    assertMistake(
        "splitkd: --days = 0: must be at least 1",
        "ca",
        "issue",
        ca(),
        "--out",
        node,
        "--days",
        "0");
    assertMistake(
        "days = 4000: must be at most 36", "ca", "issue", ca(), "--out", node, "--days", "4000");
    assertMistake(
        "name '': must have 1 to 64 characters", "ca", "issue", ca(), "--out", node, "--name", "");
    Files.writeString(home.resolve("file"), "");
    assertMistake(
        home.resolve("file") + ": cannot be written: a file is in the way",
        "ca",
        "issue",
        ca(),
        "--out",
        home.resolve("file").toString());

    assertTrue(Files.notExists(home.resolve("node")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"under_score", "-a", "a..b", "300.1.1.1", "a b", "10.0.0.0/8", "a.*", ""})
  void shouldRefuseWhatIsNoHost(String host) throws IOException {
    copyAuthority();

    assertMistake(
        "host '" + host + "': must be a DNS name or an IP address",
        "ca",
        "issue",
        ca(),
        "--out",
        home.resolve("node").toString(),
        "--host",
        host);
  }

  /** OpenSSL is one of the programs that {@code ./verify} installs. */
  @Test
  void shouldConvinceOpenSsl() throws Exception {
    copyAuthority();
    issue("node");
    String authority = home.resolve("ca/ca.crt").toString();
    String node = home.resolve("node/tls.crt").toString();

    for (String purpose : List.of("sslserver", "sslclient")) {
      String said =
          openSsl("verify", "-x509_strict", "-purpose", purpose, "-CAfile", authority, node);
      assertEquals(node + ": OK", said);
    }
  }

  @Test
  void shouldHelp() {
    assertTrue(Said.by("ca").out().contains("issue"));
    assertTrue(Said.by("ca", "init", "--help").out().contains("never copy it to a node"));
    assertTrue(Said.by("ca", "issue", "--help").out().contains("--host"));
    assertTrue(Said.by("--help").out().contains("Issues the certificates with which"));
  }

  private static String openSsl(String... arguments) throws Exception {
    List<String> command = Stream.concat(Stream.of("openssl"), Stream.of(arguments)).toList();
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    process.waitFor();
    return said;
  }

  /** Makes the test's authority a copy of one that {@code ca init} made: new keys take seconds. */
  private void copyAuthority() throws IOException {
    Files.createDirectory(home.resolve("ca"));
    for (String name : List.of("ca.key", "ca.crt")) {
      Files.copy(
          made.resolve("ca").resolve(name),
          home.resolve("ca").resolve(name),
          StandardCopyOption.COPY_ATTRIBUTES);
    }
  }

  private String ca() {
    return home.resolve("ca").toString();
  }

  private Said issue(String node, String... options) {
    return Said.by(
        Stream.concat(
                Stream.of("ca", "issue", ca(), "--out", home.resolve(node).toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  private X509Certificate certificate(String node) {
    return TlsFiles.in(home.resolve(node)).load(Clock.systemUTC()).certificate();
  }

  private static Set<String> alternatives(X509Certificate certificate)
      throws CertificateParsingException {
    return certificate.getSubjectAlternativeNames().stream()
        .map(alternative -> alternative.get(0) + " " + alternative.get(1))
        .collect(Collectors.toSet());
  }

  private Set<String> names(String folder) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve(folder))) {
      return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
    }
  }

  private String permissions(String file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
  }

  private static void assertMistake(String answer, String... arguments) {
    Said said = Said.by(arguments);

    assertEquals(2, said.exit(), said.err());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith(answer), said.err());
  }
}
