package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgreSqlUrlTest {

  private static final String URL = "jdbc:postgresql://db.example:5433/runs";

  private static final Map<String, String> ENVIRONMENT =
      Map.of("SPLITKD_JOURNAL_USER", "eve", "SPLITKD_JOURNAL_PASSWORD", "topsecret");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:postgresql://localhost/runs",
        "jdbc:postgresql://127.0.0.1:5432/runs",
        "jdbc:postgresql://[::1]:5432/runs",
        "jdbc:postgresql://one:5432,two/runs?targetServerType=primary",
        "jdbc:postgresql://db.example/runs?sslmode=verify-full&currentSchema=splitkd"
      })
  void shouldTakeUrlsOfPostgreSql(String url) {
    Journal journal = Journal.of(url, Map.of());

    assertEquals(new Journal.PostgreSql(url, Optional.empty(), Optional.empty()), journal);
    assertEquals(url, journal.printable());
  }

  @Test
  void shouldTakeUserAndPasswordFromTheEnvironment() {
    assertEquals(
        new Journal.PostgreSql(URL, Optional.of("eve"), Optional.of(Refused.SECRET)),
        Journal.of(URL, ENVIRONMENT));
  }

  @Test
  void shouldPreferTheUserAndPasswordOfTheUrl() {
    Journal journal =
        Journal.of(URL + "?user=ann%40home&sslmode=require&password=topsecret%26more", ENVIRONMENT);

    assertEquals(
        new Journal.PostgreSql(
            URL + "?sslmode=require", Optional.of("ann@home"), Optional.of("topsecret&more")),
        journal);
  }

  @Test
  void shouldTakeAnEmptyVariableForNone() {
    assertEquals(
        Journal.of(URL, Map.of()),
        Journal.of(URL, Map.of("SPLITKD_JOURNAL_USER", "", "SPLITKD_JOURNAL_PASSWORD", "")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        URL + "?user=ann&password=topsecret",
        URL + "?sslPassword=topsecret&user=ann",
        URL + "?sslpassword=topsecret&password=topsecret"
      })
  void shouldNotPrintPasswords(String url) {
    Journal journal = Journal.of(url, ENVIRONMENT);

    assertFalse(journal.printable().contains("topsecret"), journal.printable());
    assertFalse(journal.toString().contains("topsecret"), journal.toString());
    assertTrue(journal.printable().startsWith(URL), journal.printable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "embedded",
        "postgresql://localhost/runs",
        "postgresql://eve:topsecret@localhost/runs",
        "jdbc:postgresql://eve:topsecret@localhost/runs",
        "jdbc:postgresql://eve:top/topsecret@x@localhost/runs",
        "jdbc:postgresql:runs",
        "jdbc:postgresql://localhost",
        "jdbc:postgresql://localhost/",
        "jdbc:postgresql://localhost/?password=topsecret",
        "jdbc:postgresql:///runs",
        "jdbc:postgresql://localhost:port/runs",
        "jdbc:postgresql://localhost:123456/runs",
        "jdbc:postgresql://localhost:99999/runs",
        "jdbc:postgresql://localhost:0/runs",
        "jdbc:postgresql://localhost/runs/more",
        "jdbc:postgresql://localhost/ru ns",
        "jdbc:h2:mem:runs",
        "jdbc:mysql://localhost/runs"
      })
  void shouldSayWhatIsAllowed(String url) {
    String message = messageOf(url);

    assertTrue(
        message.contains("must be jdbc:postgresql://host[:port]/database[?parameters]"), message);
  }

  @Test
  void shouldNameAPasswordThatIsNotEncoded() {
    assertEquals(
        URL + "?password=***: its password contains a % that does not begin a percent-encoded byte",
        messageOf(URL + "?password=topsecret%zz"));
  }

  private static String messageOf(String url) {
    return Refused.messageOf(() -> Journal.of(url, Map.of()));
  }
}
