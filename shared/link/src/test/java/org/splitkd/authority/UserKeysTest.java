package org.splitkd.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.security.TlsException;

/** The keys that the nodes of a user share by default. */
@Tag("slow")
class UserKeysTest {

  private static final int NODES = 4;

  @TempDir private Path home;
  private final Clock clock = Clock.systemUTC();
  private Path folder = Path.of("");

  @BeforeEach
  void choose() {
    folder = home.resolve(".splitkd/tls");
  }

  @Test
  void shouldBeForTheirOwnerOnly() throws IOException {
    UserKeys.in(folder, clock);

    assertEquals(Set.of("tls.key", "tls.crt", "ca.crt"), names(folder));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("tls.key"))));
    assertEquals(Set.of("tls"), names(home.resolve(".splitkd")), "the authority's key is gone");
  }

  @Test
  void shouldStayAsTheyAre() {
    BigInteger first = serial();

    assertEquals(first, serial());
  }

  /** The nodes of a cluster are often started at the same time. */
  @Test
  void shouldBeOfTheFirstWhenSeveralMakeThem() throws Exception {
    ExecutorService nodes = Executors.newFixedThreadPool(NODES);
    try {
      Callable<BigInteger> node = this::serial;
      Set<BigInteger> serials = new HashSet<>();
      for (Future<BigInteger> serial :
          nodes.invokeAll(Stream.generate(() -> node).limit(NODES).toList())) {
        serials.add(serial.get());
      }

      assertEquals(1, serials.size());
      assertEquals(Set.of("tls"), names(home.resolve(".splitkd")));
    } finally {
      nodes.shutdownNow();
    }
  }

  @Test
  void shouldSayHowToGetNewOnes() throws IOException {
    UserKeys.in(folder, clock);
    Clock later = Clock.offset(clock, Duration.ofDays(3650));

    String expired = refusal(folder, later);
    Files.writeString(folder.resolve("tls.crt"), "nothing");
    String damaged = refusal(folder, clock);

    assertTrue(expired.contains("expired"), expired);
    for (String line : List.of(expired, damaged)) {
      assertTrue(line.endsWith("; a node creates new ones if " + folder + " is missing"), line);
      assertEquals(1, line.lines().count());
    }
  }

  @Test
  void shouldSayWhereTheyCannotBeMade() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "");

    String line = refusal(file.resolve("tls"), clock);

    assertTrue(line.startsWith(file.toString()), line);
    assertTrue(line.endsWith("; use --tls for keys elsewhere, --no-tls for none"), line);
    assertEquals(Set.of("file"), names(home));
  }

  @Test
  void shouldLieInAHome() {
    assertEquals(home.resolve(".splitkd/tls"), UserKeys.inHome(home.toString()));
    for (String none : List.of("?", "")) {
      assertThrows(TlsException.class, () -> UserKeys.inHome(none));
    }
  }

  private BigInteger serial() {
    return UserKeys.in(folder, clock).load(clock).certificate().getSerialNumber();
  }

  private static String refusal(Path folder, Clock clock) {
    return String.valueOf(
        assertThrows(TlsException.class, () -> UserKeys.in(folder, clock)).getMessage());
  }

  private static Set<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> String.valueOf(file.getFileName())).collect(Collectors.toSet());
    }
  }
}
