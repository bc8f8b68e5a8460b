package org.splitkd.journal;

import akka.persistence.typed.EventRejectedException;
import akka.persistence.typed.internal.JournalFailureException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Explains to a user why a journal cannot be used. */
final class JournalReason {

  private JournalReason() {}

  static JournalException of(Journal journal, SQLException failure) {
    return new JournalException(
        journal.printable() + ": " + ofPostgreSql(journal, failure), failure);
  }

  /**
   * Returns the journal failure at the bottom of a failure of Akka Persistence or of other code
   * that uses the journal.
   */
  static Optional<JournalException> in(Journal journal, Throwable failure) {
    List<Throwable> causes =
        Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    Optional<JournalException> known = last(causes, JournalException.class);
    if (known.isPresent()) {
      return known;
    }
    Optional<JournalException> ofDatabase =
        last(causes, SQLException.class).map(cause -> of(journal, innermost(cause)));
    return ofDatabase.isPresent() || causes.stream().noneMatch(JournalReason::isOfPersistence)
        ? ofDatabase
        : Optional.of(
            new JournalException(
                journal.printable()
                    + ": cannot be used: "
                    + firstLine(String.valueOf(causes.get(causes.size() - 1).getMessage())),
                failure));
  }

  private static boolean isOfPersistence(Throwable cause) {
    return cause instanceof JournalFailureException || cause instanceof EventRejectedException;
  }

  /** Returns the first failure within a batch, which is attached to the batch's own. */
  private static SQLException innermost(SQLException failure) {
    return failure instanceof BatchUpdateException && failure.getNextException() != null
        ? failure.getNextException()
        : failure;
  }

  private static <T> Optional<T> last(List<Throwable> causes, Class<T> type) {
    return causes.stream().filter(type::isInstance).map(type::cast).reduce((outer, inner) -> inner);
  }

  static JournalException notThere(Journal journal) {
    String name = journal.printable();
    return new JournalException(
        journal instanceof Journal.PostgreSql
            ? name + ": has no journal: make it with splitkd journal init " + name
            : name + ": has no journal");
  }

  static boolean isNoTable(SQLException failure) {
    return "42P01".equals(failure.getSQLState());
  }

  private static String ofPostgreSql(Journal journal, SQLException failure) {
    Throwable cause = failure.getCause();
    if (cause instanceof UnknownHostException) {
      return "cannot be reached: unknown host " + cause.getMessage();
    }
    if (cause instanceof SocketTimeoutException) {
      return "cannot be reached: no answer";
    }
    if (cause instanceof ConnectException) {
      return "cannot be reached: connection refused";
    }
    return switch (String.valueOf(failure.getSQLState())) {
      case "28P01" -> "wrong password for user " + user(journal);
      case "28000" -> "user " + user(journal) + " is denied access: " + firstLine(failure);
      case "08004" -> "user " + user(journal) + " needs a password: set " + Journal.PASSWORD;
      case "3D000" -> "the server has no such database";
      case "08001", "08006" -> "cannot be reached: " + firstLine(failure);
      default -> "cannot be used: " + firstLine(failure);
    };
  }

  /** The user who logs in; if none is given, PostgreSQL's driver takes the process's user. */
  private static String user(Journal journal) {
    return journal instanceof Journal.PostgreSql server && server.user().isPresent()
        ? server.user().get()
        : System.getProperty("user.name");
  }

  private static String firstLine(SQLException failure) {
    return firstLine(String.valueOf(failure.getMessage()));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("").replaceFirst("^(ERROR|FATAL): +", "");
  }
}
