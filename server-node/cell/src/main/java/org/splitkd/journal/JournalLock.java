package org.splitkd.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import org.splitkd.files.Sha256;

/**
 * A lock in the database of a PostgreSQL journal, which at most one process holds. The server gives
 * it back when the process ends, and about 11 s after its machine has vanished. It writes nothing.
 *
 * <p>It is an <a
 * href="https://www.postgresql.org/docs/current/explicit-locking.html#ADVISORY-LOCKS">advisory
 * lock</a> of a session of its own. Used by one thread at a time; its methods block.
 */
public final class JournalLock implements AutoCloseable {

  /** Time for a connection to answer that it is alive, in s. */
  private static final int ALIVE_S = 5;

  private static final String LOCK_NOT_AVAILABLE = "55P03";

  /** Lets the server notice within 11 s that the machine of the session has vanished. */
  private static final String NOTICE_LOSS =
      "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3";

  /** Longer than that. */
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Journal.PostgreSql journal;
  private final long key;
  private final Duration patience;
  private Optional<Connection> held = Optional.empty();

  /**
   * A lock that is not yet held.
   *
   * @param name distinguishes the locks of a database
   */
  public JournalLock(Journal.PostgreSql journal, String name) {
    this(journal, name, PATIENCE);
  }

  /** The same with another time to wait for other processes. */
  JournalLock(Journal.PostgreSql journal, String name, Duration patience) {
    this.journal = journal;
    this.patience = patience;
    key = key(name);
  }

  /**
   * Takes the lock, or confirms that it is still held. Waits up to 15 s for another process.
   *
   * @return whether it is held
   * @throws JournalException if the server does not answer
   */
  public boolean acquire() {
    try {
      if (held.isPresent() && held.get().isValid(ALIVE_S)) {
        return true;
      }
      release();
      return take();
    } catch (SQLException failure) {
      throw JournalReason.of(journal, failure);
    }
  }

  private boolean take() throws SQLException {
    Connection connection = Database.connect(journal);
    boolean taken = false;
    try (Statement settings = connection.createStatement();
        PreparedStatement lock = connection.prepareStatement("SELECT pg_advisory_lock(?)")) {
      settings.execute(NOTICE_LOSS);
      settings.execute("SET lock_timeout = " + patience.toMillis());
      lock.setLong(1, key);
      lock.execute();
      taken = true;
    } catch (SQLException failure) {
      if (!LOCK_NOT_AVAILABLE.equals(failure.getSQLState())) {
        throw failure;
      }
    } finally {
      if (taken) {
        held = Optional.of(connection);
      } else {
        connection.close();
      }
    }
    return taken;
  }

  /** Gives the lock back, if it is held. */
  public void release() {
    Optional<Connection> connection = held;
    held = Optional.empty();
    try {
      if (connection.isPresent()) {
        connection.get().close();
      }
    } catch (SQLException alreadyClosed) {
      // Then the server has given it back.
    }
  }

  @Override
  public void close() {
    release();
  }

  private static long key(String name) {
    return Long.parseUnsignedLong(Sha256.of("splitkd lease " + name).substring(0, 16), 16);
  }
}
