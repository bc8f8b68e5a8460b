package org.splitkd.cli.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import org.splitkd.command.UsageException;
import org.splitkd.files.AtomicFile;
import org.splitkd.files.IoReason;
import org.splitkd.files.Sha256;
import org.splitkd.files.UnwritableFileException;

/**
 * The record of a run in its results folder, {@code run.json}.
 *
 * @param run the name of the run in its journal
 * @param scenario the name of the scenario, which its text does not contain
 * @param journal {@value #EMBEDDED}, or the URL of a server without its password
 * @param digest of the resolved scenario's text, SHA-256
 * @param dependencies SHA-256 of further inputs of the results: plug-in jars by file name, and
 *     files and folders that the scenario names, by key (earlier versions: only those of plug-ins)
 * @param journalDigest of all events of an embedded journal, once the run is finished; otherwise
 *     empty
 * @param finished whether all results are written
 * @param version of this record
 */
@JsonPropertyOrder({
  "run",
  "command",
  "scenario",
  "journal",
  "digest",
  "dependencies",
  "journalDigest",
  "finished",
  "version"
})
public record RunRecord(
    UUID run,
    RunKind command,
    String scenario,
    String journal,
    String digest,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) SortedMap<String, String> dependencies,
    @JsonInclude(JsonInclude.Include.NON_EMPTY) String journalDigest,
    boolean finished,
    int version) {

  static final String NAME = "run.json";

  /** The journal is a folder beside this record. */
  public static final String EMBEDDED = "embedded";

  private static final String DEPENDENCIES = "dependencies";

  private static final String JOURNAL_DIGEST = "journalDigest";

  private static final int VERSION = 1;

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** The record of a new run. */
  public static RunRecord of(RunKind command, String scenario, String journal, String config) {
    return new RunRecord(
        UUID.randomUUID(),
        command,
        scenario,
        journal,
        digest(config),
        Collections.emptySortedMap(),
        "",
        false,
        VERSION);
  }

  /** The same run with further inputs besides the scenario's text. */
  RunRecord dependingOn(SortedMap<String, String> others) {
    return new RunRecord(
        run, command, scenario, journal, digest, others, journalDigest, finished, version);
  }

  /**
   * Reads the record of a folder; empty if there is none.
   *
   * @throws UsageException if it cannot be read
   */
  public static Optional<RunRecord> in(Path folder) {
    Path file = folder.resolve(NAME);
    RunRecord record;
    try {
      record = read(file, Files.readAllBytes(file));
    } catch (JsonProcessingException damage) {
      throw new UsageException(file + ": damaged: " + damage.getOriginalMessage());
    } catch (NoSuchFileException | NotDirectoryException absent) {
      return Optional.empty();
    } catch (IOException failure) {
      throw new UsageException(file + ": cannot be read: " + IoReason.of(failure));
    }
    if (record.version() != VERSION) {
      throw new UsageException(
          file + ": version = " + record.version() + ": this program knows version " + VERSION);
    }
    return Optional.of(record);
  }

  /** Reads a record, in which empty dependencies and an empty digest are absent. */
  private static RunRecord read(Path file, byte[] bytes) throws IOException {
    if (!(JSON.readTree(bytes) instanceof ObjectNode json)) {
      throw new UsageException(file + ": damaged: must be a JSON object");
    }
    if (!json.has(DEPENDENCIES)) {
      json.putObject(DEPENDENCIES);
    }
    if (!json.has(JOURNAL_DIGEST)) {
      json.put(JOURNAL_DIGEST, "");
    }
    return JSON.treeToValue(json, RunRecord.class);
  }

  /** The same run, finished, with the digest of its journal. */
  RunRecord done(Optional<String> ofJournal) {
    return new RunRecord(
        run, command, scenario, journal, digest, dependencies, ofJournal.orElse(""), true, version);
  }

  /**
   * Replaces the record of a folder.
   *
   * @throws UnwritableFileException if that fails
   */
  public void write(Path folder) {
    AtomicFile.write(folder.resolve(NAME), text().getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256, as 64 hexadecimal digits. */
  public static String digest(String text) {
    return Sha256.of(text);
  }

  private String text() {
    DefaultPrettyPrinter lines =
        new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
    try {
      return JSON.writer(lines).writeValueAsString(this) + "\n";
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("a record of plain values is not JSON", impossible);
    }
  }
}
