package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.PostgreSqlServer;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;
import org.splitkd.training.TinyDistillation;

/** Test of a run with its journal in PostgreSQL. */
@Tag("slow")
class PostgreSqlRunTest {

  @TempDir Path folder;

  @Test
  void shouldGoOnWithThePasswordOfTheEnvironment() throws Exception {
    Path teacher = Files.createDirectory(folder.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    TinyRun undisturbed = new TinyRun(teacher, folder.resolve("undisturbed"));
    undisturbed.begin("train");
    TinyRun tiny = new TinyRun(teacher, folder.resolve("server"));
    Journal.PostgreSql journal = PostgreSqlServer.running().newDatabase();
    String secret = URLEncoder.encode(PostgreSqlServer.PASSWORD, StandardCharsets.UTF_8);
    String url = journal.url() + "?user=" + PostgreSqlServer.USER + "&password=" + secret;

    Said without = tiny.begin("train", "--journal", url);
    assertEquals(2, without.exit());
    assertTrue(without.err().startsWith(journal.url() + ": has no journal: "), without.err());
    assertFalse(Files.exists(tiny.folder()));

    JournalSchema.create(journal);
    String constraint = "ALTER TABLE event_journal ADD CONSTRAINT full_disk CHECK";
    PostgreSqlServer.execute(journal, constraint + " (sequence_number <= 8)");
    Said failed = tiny.begin("train", "--journal", url);
    assertEquals(1, failed.exit());
    String line = failed.err().lines().skip(1).findFirst().orElse("");
    assertTrue(line.startsWith(journal.url() + ": cannot be used: "), failed.err());
    assertTrue(
        line.endsWith(
            ": continue with splitkd resume " + tiny.folder() + " --journal " + journal.url()),
        failed.err());
    assertEquals(2, failed.err().lines().count(), failed.err());
    PostgreSqlServer.execute(journal, "ALTER TABLE event_journal DROP CONSTRAINT full_disk");

    String record = Files.readString(tiny.folder().resolve("run.json"));
    assertTrue(
        record.contains("\"" + journal.url() + "?user=" + PostgreSqlServer.USER + "\""), record);
    Process process =
        ChildRun.start(
            Map.of(Journal.PASSWORD, PostgreSqlServer.PASSWORD),
            List.of("resume", tiny.folder().toString(), "--quiet", "--journal", journal.url()));
    assertEquals(new Said(0, "", ""), ChildRun.await(process));

    assertFalse(Files.exists(tiny.folder().resolve("journal")));
    assertConnectsToNoHostThatOnlyTheFolderNames(tiny);
    Map<String, String> expected = undisturbed.results();
    Map<String, String> results = tiny.results();
    expected.remove("run.json");
    results.remove("run.json");
    assertEquals(expected, results);
  }

  /** A received folder could name a host of its sender, which would get the password. */
  private static void assertConnectsToNoHostThatOnlyTheFolderNames(TinyRun tiny) throws Exception {
    try (ServerSocket stranger = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      String url = "jdbc:postgresql://127.0.0.1:" + stranger.getLocalPort() + "/x";
      Path record = tiny.folder().resolve("run.json");
      Files.writeString(
          record,
          Files.readString(record)
              .replaceFirst("jdbc:postgresql://[^\"]*", url)
              .replace("\"finished\" : true", "\"finished\" : false"));

      for (List<String> command :
          List.of(
              List.of("history", tiny.folder().toString()),
              List.of("resume", tiny.folder().toString()))) {
        Process process =
            ChildRun.start(Map.of(Journal.USER, "me", Journal.PASSWORD, "secret"), command);
        assertEquals(
            new Said(
                2,
                "",
                record
                    + ": names a journal on a server: give --journal "
                    + url
                    + " to connect to it\n"),
            ChildRun.await(process));
      }
      Said another = tiny.begin("train");
      assertEquals(2, another.exit());
      assertTrue(another.err().contains("(its journal is on a server)"), another.err());
      stranger.setSoTimeout(1);
      assertThrows(SocketTimeoutException.class, stranger::accept);
    }
  }
}
