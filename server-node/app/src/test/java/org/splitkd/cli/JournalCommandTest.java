package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.PostgreSqlServer;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;

@Tag("slow")
class JournalCommandTest {

  @Test
  void shouldMakeTheTablesOnce() throws SQLException {
    Journal.PostgreSql journal = PostgreSqlServer.running().newDatabase();
    String url =
        journal.url()
            + "?user="
            + PostgreSqlServer.USER
            + "&password="
            + URLEncoder.encode(PostgreSqlServer.PASSWORD, StandardCharsets.UTF_8);

    assertEquals(
        new Said(0, "journal tables created in " + journal.url() + System.lineSeparator(), ""),
        Said.by("journal", "init", url));
    assertEquals(
        new Said(0, journal.url() + " already has its journal tables" + System.lineSeparator(), ""),
        Said.by("journal", "init", url));

    JournalSchema.check(journal);
  }

  @Test
  void shouldAnswerMistakesInOneLine() {
    assertMistake("embedded: must be jdbc:postgresql://host", "journal", "init", "embedded");
    assertMistake(
        "jdbc:postgresql://127.0.0.1:1/runs: cannot be reached: connection refused",
        "journal",
        "init",
        "jdbc:postgresql://127.0.0.1:1/runs?password=topsecret");
    assertMistake("splitkd: Missing required parameter: 'URL'", "journal", "init");
  }

  @Test
  void shouldHelp() {
    assertTrue(Said.by("journal").out().contains("init"));
    assertTrue(Said.by("journal", "init", "--help").out().contains("SPLITKD_JOURNAL_PASSWORD"));
  }

  private static void assertMistake(String answer, String... arguments) {
    Said said = Said.by(arguments);

    assertEquals(2, said.exit());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().startsWith(answer), said.err());
    assertFalse(said.err().contains("topsecret"), said.err());
  }
}
