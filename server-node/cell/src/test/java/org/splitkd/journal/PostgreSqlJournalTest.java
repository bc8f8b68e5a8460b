package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.splitkd.journal.Refused.messageOf;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.PostgreSqlServer;

@Tag("slow")
class PostgreSqlJournalTest {

  @Test
  void shouldSayHowToMakeAJournal() throws SQLException {
    Journal.PostgreSql journal = PostgreSqlServer.running().newDatabase();

    String answer =
        journal.url() + ": has no journal: make it with splitkd journal init " + journal.url();
    assertEquals(answer, messageOf(() -> JournalSchema.check(journal)));
    assertEquals(answer, messageOf(() -> StoredEvents.read(journal, Tally.ID)));
    assertEquals(answer, messageOf(() -> StoredEvents.persistenceIds(journal)));
  }

  @Test
  void shouldMakeTablesOnceWhenManyTryAtOnce() throws Exception {
    int many = 4;
    ExecutorService threads = Executors.newFixedThreadPool(many);
    try {
      for (int round = 0; round < 5; round++) {
        Journal journal = PostgreSqlServer.running().newDatabase();
        int made = 0;
        for (Future<Boolean> create :
            threads.invokeAll(
                Collections.<Callable<Boolean>>nCopies(
                    many, () -> JournalSchema.create(journal)))) {
          made += create.get() ? 1 : 0;
        }
        assertEquals(1, made);
        JournalSchema.check(journal);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void shouldRefuseTablesOfANewerVersion() throws SQLException {
    Journal.PostgreSql journal = PostgreSqlServer.running().newDatabase();
    JournalSchema.create(journal);
    PostgreSqlServer.execute(journal, "UPDATE splitkd_journal SET version = 2");

    String answer =
        journal.url() + ": its tables are of version 2: this program knows versions up to 1";
    assertEquals(answer, messageOf(() -> JournalSchema.check(journal)));
    assertEquals(answer, messageOf(() -> JournalSchema.create(journal)));
  }

  @Test
  void shouldMakeAllTablesOrNone() throws SQLException {
    Journal.PostgreSql journal = PostgreSqlServer.running().newDatabase();
    PostgreSqlServer.execute(journal, "CREATE DOMAIN snapshot AS int");

    assertTrue(
        messageOf(() -> JournalSchema.create(journal))
            .startsWith(journal.url() + ": cannot be used"));

    // The name would be taken if anything were left.
    PostgreSqlServer.execute(journal, "DROP DOMAIN snapshot; CREATE TABLE event_journal (a int)");
  }

  @Test
  void shouldKeepTheWritersOfOneDatabaseApart() throws SQLException {
    Journal.PostgreSql one = PostgreSqlServer.running().newDatabase();
    Journal.PostgreSql schema =
        new Journal.PostgreSql(one.url() + "?currentSchema=other", one.user(), one.password());
    JournalSchema.create(one);
    PostgreSqlServer.execute(one, "CREATE SCHEMA other");

    assertTrue(JournalSchema.create(schema));

    try (TallySystem system = new TallySystem(schema)) {
      assertEquals(1, system.note("one"));
    }
    assertEquals(1, StoredEvents.read(schema, Tally.ID).size());
    assertEquals(List.of(), StoredEvents.read(one, Tally.ID));
  }

  @Test
  void shouldNameTheUserOfAWrongPasswordAndNotThePassword() throws SQLException {
    Journal.PostgreSql right = PostgreSqlServer.running().newDatabase();
    Journal wrong = new Journal.PostgreSql(right.url(), right.user(), Optional.of(Refused.SECRET));

    assertEquals(
        right.url() + ": wrong password for user splitkd",
        messageOf(() -> JournalSchema.check(wrong)));
  }

  @Test
  void shouldAskForAPasswordThatIsMissing() throws SQLException {
    Journal.PostgreSql right = PostgreSqlServer.running().newDatabase();
    Journal without = new Journal.PostgreSql(right.url(), right.user(), Optional.empty());

    assertEquals(
        right.url() + ": user splitkd needs a password: set SPLITKD_JOURNAL_PASSWORD",
        messageOf(() -> JournalSchema.check(without)));
  }

  @Test
  void shouldNameADatabaseThatIsNotThere() {
    Journal.PostgreSql journal = PostgreSqlServer.running().database("nowhere");

    assertEquals(
        journal.url() + ": the server has no such database",
        messageOf(() -> JournalSchema.create(journal)));
  }

  @Test
  void shouldSayWhyAServerCannotBeReached() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/splitkd";

    assertEquals(
        url + ": cannot be reached: connection refused",
        messageOf(() -> JournalSchema.check(Journal.of(url))));
    assertEquals(
        "jdbc:postgresql://nowhere.invalid/splitkd: cannot be reached: unknown host nowhere.invalid",
        messageOf(
            () -> JournalSchema.check(Journal.of("jdbc:postgresql://nowhere.invalid/splitkd"))));
  }
}
