package org.splitkd;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.splitkd.journal.Journal;

/**
 * A real PostgreSQL server on a free port of the loopback interface, in its own directory. It
 * starts with the first test that needs it and stops when the JVM ends.
 */
public final class PostgreSqlServer {

  public static final String USER = "splitkd";
  public static final String PASSWORD = "p@ss&w=rd";

  /** Initdb refuses root; this user comes with Debian's package. */
  private static final String UNPRIVILEGED = "postgres";

  /** Holds the one server, which starts on first use. */
  private static final class Holder {
    private static final PostgreSqlServer SERVER = start();
  }

  private final int port;
  private final AtomicInteger databases = new AtomicInteger();

  private PostgreSqlServer(int port) {
    this.port = port;
  }

  /**
   * The server of this JVM.
   *
   * @throws IllegalStateException if it cannot be started
   */
  public static PostgreSqlServer running() {
    return Holder.SERVER;
  }

  /** A new, empty database without the tables of a journal. */
  public Journal.PostgreSql newDatabase() throws SQLException {
    String name = "test_" + databases.incrementAndGet();
    Journal.PostgreSql database = database(name);
    execute(database("postgres"), "CREATE DATABASE " + name);
    return database;
  }

  /** A database that need not exist. */
  public Journal.PostgreSql database(String name) {
    return new Journal.PostgreSql(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name,
        Optional.of(USER),
        Optional.of(PASSWORD));
  }

  /** Runs statements as a user's own tool would. */
  public static void execute(Journal.PostgreSql database, String sql) throws SQLException {
    try (Connection connection = DriverManager.getConnection(database.url(), USER, PASSWORD)) {
      connection.createStatement().execute(sql);
    }
  }

  private static PostgreSqlServer start() {
    try {
      Path binaries = binaries();
      Path folder = Files.createTempDirectory("splitkd-postgresql");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(binaries, folder)));
      Path password = Files.writeString(folder.resolve("password"), PASSWORD);
      giveAway(password);
      giveAway(folder);
      String data = folder.resolve("data").toString();
      await(
          command(
                  folder,
                  List.of(
                      binaries.resolve("initdb").toString(),
                      "--pgdata=" + data,
                      "--username=" + USER,
                      "--pwfile=" + password,
                      "--auth=scram-sha-256",
                      "--encoding=UTF8",
                      "--locale=C",
                      "--no-sync"))
              .start(),
          null);
      int port = freePort();
      Process server =
          command(
                  folder,
                  List.of(
                      binaries.resolve("postgres").toString(),
                      "-D",
                      data,
                      "-h",
                      "127.0.0.1",
                      "-p",
                      String.valueOf(port),
                      "-c",
                      "unix_socket_directories=",
                      "-c",
                      "fsync=off"))
              .start();
      await(server, "ready to accept connections");
      return new PostgreSqlServer(port);
    } catch (IOException failure) {
      throw new IllegalStateException("PostgreSQL cannot be started", failure);
    }
  }

  private static ProcessBuilder command(Path folder, List<String> command) {
    List<String> words = new ArrayList<>();
    if (isRoot()) {
      words.addAll(
          List.of(
              "setpriv", "--reuid=" + UNPRIVILEGED, "--regid=" + UNPRIVILEGED, "--init-groups"));
    }
    words.addAll(command);
    // The directory is one that the user may enter; messages are in English.
    ProcessBuilder process = new ProcessBuilder(words).directory(folder.toFile());
    process.environment().put("LC_ALL", "C");
    return process.redirectErrorStream(true);
  }

  /** Waits for a line of a process, or for its successful end; keeps reading its output. */
  private static void await(Process process, String line) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    List<String> said = new ArrayList<>();
    for (String next = output.readLine(); next != null; next = output.readLine()) {
      said.add(next);
      if (line != null && next.contains(line)) {
        Thread reader = new Thread(() -> output.lines().forEach(ignored -> {}));
        reader.setDaemon(true);
        reader.start();
        return;
      }
    }
    int exit = process.onExit().join().exitValue();
    if (line != null || exit != 0) {
      throw new IOException("exit code " + exit + ": " + String.join("\n", said));
    }
  }

  private static Path binaries() throws IOException {
    for (String folder : System.getenv("PATH").split(File.pathSeparator, -1)) {
      Path postgres = Path.of(folder, "postgres");
      if (Files.isExecutable(postgres) && hasInitdb(postgres.toRealPath().getParent())) {
        return postgres.toRealPath().getParent();
      }
    }
    Path debian = Path.of("/usr/lib/postgresql");
    if (Files.isDirectory(debian)) {
      try (Stream<Path> versions = Files.list(debian)) {
        Optional<Path> newest =
            versions
                .map(version -> version.resolve("bin"))
                .filter(PostgreSqlServer::hasInitdb)
                .max(Comparator.naturalOrder());
        if (newest.isPresent()) {
          return newest.get();
        }
      }
    }
    throw new IllegalStateException(
        "PostgreSQL's server is not installed: no postgres and initdb on the PATH or in "
            + debian
            + "/*/bin; on Debian: apt-get install postgresql");
  }

  private static boolean hasInitdb(Path folder) {
    return Files.isExecutable(folder.resolve("initdb"))
        && Files.isExecutable(folder.resolve("postgres"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private static boolean isRoot() {
    return System.getProperty("user.name").equals("root");
  }

  private static void giveAway(Path path) throws IOException {
    if (isRoot()) {
      UserPrincipal user =
          path.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(UNPRIVILEGED);
      Files.setOwner(path, user);
    }
  }

  private static void stop(Path binaries, Path folder) {
    try {
      Path data = folder.resolve("data");
      if (Files.exists(data.resolve("postmaster.pid"))) {
        await(
            command(
                    folder,
                    List.of(
                        binaries.resolve("pg_ctl").toString(),
                        "stop",
                        "--mode=immediate",
                        "--pgdata=" + data))
                .start(),
            null);
      }
      try (Stream<Path> files = Files.walk(folder)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
