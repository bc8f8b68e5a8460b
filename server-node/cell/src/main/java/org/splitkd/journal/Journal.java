package org.splitkd.journal;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store of the events of a run. */
public sealed interface Journal {

  /** Environment variable with the user of a PostgreSQL journal whose URL has none. */
  String USER = "SPLITKD_JOURNAL_USER";

  /** Environment variable with the password of a PostgreSQL journal whose URL has none. */
  String PASSWORD = "SPLITKD_JOURNAL_PASSWORD";

  /**
   * The settings of an actor system that keeps its events here. They take precedence over those of
   * {@code ConfigFactory.load()}. The journal is closed when the system has terminated.
   */
  Config config();

  /** Returns its location without a password, for files and messages. */
  String printable();

  /**
   * A PostgreSQL journal.
   *
   * @param url {@code jdbc:postgresql://host[:port]/database[?parameters]}
   * @throws JournalException if it is not such a URL
   */
  static Journal of(String url) {
    return of(url, System.getenv());
  }

  /** The same; {@link #USER} and {@link #PASSWORD} of the environment supply what the URL lacks. */
  static Journal of(String url, Map<String, String> environment) {
    return new PostgreSql(
        url,
        Optional.ofNullable(environment.get(USER)).filter(name -> !name.isEmpty()),
        Optional.ofNullable(environment.get(PASSWORD)).filter(word -> !word.isEmpty()));
  }

  private static Config jdbc(Map<String, ?> slick) {
    return ConfigFactory.parseMap(Map.of("akka-persistence-jdbc.shared-databases.slick", slick))
        .withFallback(ConfigFactory.parseResources(Journal.class, "jdbc.conf"));
  }

  /**
   * A journal in this process's memory, for the many cells of a comparison. Each actor system has
   * its own, which ends with it.
   */
  record Memory() implements Journal {
    @Override
    public Config config() {
      return ConfigFactory.parseResources(Journal.class, "memory.conf");
    }

    @Override
    public String printable() {
      return "memory";
    }
  }

  /**
   * A directory beside the run's results, with one text file: no server, one writing process at a
   * time. An acknowledged event survives the end of the process, however it ends, and a power
   * failure as far as the disk keeps its word.
   */
  record Embedded(Path folder) implements Journal {
    @Override
    public Config config() {
      return ConfigFactory.parseMap(
              Map.of("splitkd.file-journal.folder", folder.toAbsolutePath().toString()))
          .withFallback(ConfigFactory.parseResources(Journal.class, "file.conf"));
    }

    @Override
    public String printable() {
      return folder.toString();
    }
  }

  /**
   * A PostgreSQL database shared by many runs.
   *
   * @param url without user and password; the constructor removes them
   */
  record PostgreSql(String url, Optional<String> user, Optional<String> password)
      implements Journal {

    /**
     * @throws JournalException if the URL is not a PostgreSQL URL
     */
    public PostgreSql {
      PostgreSqlUrl parsed = PostgreSqlUrl.parse(url);
      url = parsed.url();
      Optional<String> givenUser = user;
      Optional<String> givenPassword = password;
      user = parsed.user().or(() -> givenUser);
      password = parsed.password().or(() -> givenPassword);
    }

    @Override
    public Config config() {
      Map<String, Object> settings = new HashMap<>();
      settings.put("profile", "slick.jdbc.PostgresProfile$");
      settings.put("db.driver", "org.postgresql.Driver");
      settings.put("db.url", url);
      settings.put("db.numThreads", 4);
      settings.put("db.maxConnections", 4);
      user.ifPresent(name -> settings.put("db.user", name));
      password.ifPresent(word -> settings.put("db.password", word));
      return jdbc(settings);
    }

    @Override
    public String printable() {
      return PostgreSqlUrl.withoutSecrets(url);
    }

    /** Leaves out the password, wherever it is printed. */
    @Override
    public String toString() {
      return "PostgreSql[" + printable() + "]";
    }
  }
}
