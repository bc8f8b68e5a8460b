package org.splitkd.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.splitkd.PostgreSqlServer;

/** Test of the lock on a real PostgreSQL server. */
@Tag("slow")
class JournalLockTest {

  private static final Duration SHORT = Duration.ofMillis(100);

  private Journal.PostgreSql journal;
  private JournalLock one;
  private JournalLock other;

  @BeforeEach
  void makeLocks() throws SQLException {
    journal = PostgreSqlServer.running().newDatabase();
    one = new JournalLock(journal, "run", SHORT);
    other = new JournalLock(journal, "run", SHORT);
  }

  @Test
  void shouldBeHeldByOneAtATime() {
    assertTrue(one.acquire());
    assertTrue(one.acquire());
    assertFalse(other.acquire());
    try (JournalLock another = new JournalLock(journal, "another run", SHORT)) {
      assertTrue(another.acquire());
    }

    other.release();
    assertFalse(other.acquire());
    one.release();
    assertTrue(other.acquire());
    assertFalse(one.acquire());
    other.release();
  }

  /** As when its holder is killed: the server gives the lock to the next. */
  @Test
  void shouldBeLostWithItsConnection() throws SQLException {
    assertTrue(one.acquire());
    PostgreSqlServer.execute(
        journal,
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
            + " AND database = (SELECT oid FROM pg_database WHERE datname = current_database())");

    assertTrue(other.acquire());
    assertFalse(one.acquire());
    other.release();
    assertTrue(one.acquire());
    one.release();
  }

  @Test
  void shouldSayWhyTheServerCannotBeAsked() {
    Journal.PostgreSql nowhere = PostgreSqlServer.running().database("nowhere");

    JournalException refused =
        assertThrows(
            JournalException.class, () -> new JournalLock(nowhere, "run", SHORT).acquire());

    assertEquals(nowhere.url() + ": the server has no such database", refused.getMessage());
  }
}
