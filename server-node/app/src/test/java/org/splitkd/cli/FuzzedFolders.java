package org.splitkd.cli;

import static org.splitkd.cli.FuzzedInput.choice;
import static org.splitkd.cli.FuzzedInput.file;
import static org.splitkd.cli.FuzzedInput.folder;
import static org.splitkd.cli.FuzzedInput.makeFolder;
import static org.splitkd.cli.FuzzedInput.rest;
import static org.splitkd.cli.FuzzedInput.text;
import static org.splitkd.cli.FuzzedInput.tried;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.cli.run.EventText;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.files.Sha256;
import org.splitkd.huggingface.LlamaConfig;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.journal.Journal;
import org.splitkd.journal.StoredEvent;
import org.splitkd.journal.StoredEvents;
import org.splitkd.journal.WrittenLog;
import org.splitkd.nn.InitialModel;
import org.splitkd.security.TlsFiles;
import org.splitkd.tensor.DType;

/**
 * Readers of several files, one nested class each, as in {@link FuzzedReaders}.
 *
 * @see FuzzTest
 */
public final class FuzzedFolders {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FuzzedFolders() {}

  /** Keys and certificates in PEM; the first byte chooses the file. */
  public static final class Keys {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final List<String> NAMES = List.of("tls.key", "tls.crt", "ca.crt");
    private static final List<byte[]> GOOD = new ArrayList<>();

    public static void fuzzerInitialize() throws IOException {
      makeFolder();
      Path home = folder.resolve("authority");
      CertificateAuthority.create(home, CLOCK);
      CertificateAuthority.open(home, CLOCK)
          .issue(new NodeIdentity("splitkd", List.of()), 1, folder.resolve("node"));
      for (String name : NAMES) {
        GOOD.add(Files.readAllBytes(folder.resolve("node").resolve(name)));
      }
    }

    public static void fuzzerTestOneInput(byte[] input) {
      int chosen = choice(input, NAMES.size());
      for (int i = 0; i < NAMES.size(); i++) {
        file(NAMES.get(i), i == chosen ? rest(input) : GOOD.get(i));
      }
      tried(() -> TlsFiles.in(folder).load(CLOCK));
    }
  }

  /** A checkpoint, named as its header requires, so that the rest is read, too. */
  public static final class CheckpointContent {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      CheckpointId id = new CheckpointId(Sha256.of(Arrays.copyOf(input, header(input))));
      Path file = file(id.value() + ".safetensors", input);
      tried(() -> CheckpointStore.folder(folder).load(id));
      file.toFile().delete();
    }

    /** Bytes of the length and of the header of that length. */
    private static int header(byte[] input) {
      long length =
          input.length < Long.BYTES
              ? -1
              : ByteBuffer.wrap(input).order(ByteOrder.LITTLE_ENDIAN).getLong();
      return length < 0 || length > input.length - Long.BYTES
          ? input.length
          : Long.BYTES + (int) length;
    }
  }

  /** The files of a model; the first byte chooses the one that is replaced. */
  public static final class Model {

    private static final String CONFIG = "config.json";
    private static final String ALL = "model.safetensors";
    private static final String INDEX = "model.safetensors.index.json";
    private static final String SHARD = "model-00001-of-00001.safetensors";

    private static byte[] config = {};
    private static byte[] weights = {};

    public static void fuzzerInitialize() throws IOException {
      makeFolder();
      LlamaConfig tiny =
          new LlamaConfig(32, 8, 12, 2, 2, 1, 4, 1e-5, 10_000, Optional.empty(), 16, false);
      ModelFolder.save(folder, tiny, InitialModel.random(tiny, 1).weights(), DType.BF16);
      config = Files.readAllBytes(folder.resolve(CONFIG));
      weights = Files.readAllBytes(folder.resolve(ALL));
      file(SHARD, weights);
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
      int chosen = choice(input, 3);
      file(CONFIG, chosen == 0 ? rest(input) : config);
      if (chosen == 2) {
        Files.deleteIfExists(folder.resolve(ALL));
        file(INDEX, rest(input));
      } else {
        Files.deleteIfExists(folder.resolve(INDEX));
        file(ALL, chosen == 1 ? rest(input) : weights);
      }
      tried(() -> ModelFolder.load(folder));
    }
  }

  /** The files of a results folder; the first byte chooses one. */
  public static final class RunFolder {

    private static final String WRITER = "cell|a run/training";

    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
      byte[] content = rest(input);
      switch (choice(input, 3)) {
        case 0 -> {
          file("run.json", content);
          tried(() -> RunRecord.in(folder));
        }
        case 1 -> {
          file("events.jsonl", content);
          tried(() -> journal(folder));
        }
        default -> events(text(content));
      }
    }

    private static void journal(Path folder) {
      Journal journal = new Journal.Embedded(folder);
      for (String writer : StoredEvents.persistenceIds(journal)) {
        for (StoredEvent event : StoredEvents.read(journal, writer)) {
          EventText.of(event);
          EventText.time(event);
        }
      }
    }

    /** Events in a journal whose digests are right: lines of a type, a space and JSON. */
    private static void events(String text) throws IOException {
      List<StoredEvent> events = new ArrayList<>();
      for (String line : text.lines().limit(20).toList()) {
        int space = line.indexOf(' ');
        JsonNode content = json(line.substring(Math.max(0, space)));
        // No class has a # in its name; the journal separates the version by it.
        if (space > 0 && line.indexOf('#') < 0 && content.isObject()) {
          String type = "org.splitkd.coordinator.CellEvent$" + line.substring(0, space);
          events.add(new StoredEvent(events.size() + 1L, type, 1, content));
        }
      }
      Path folder = FuzzedInput.folder.resolve("written");
      Files.deleteIfExists(folder.resolve("events.jsonl"));
      WrittenLog.append(folder, WRITER, events);
      tried(() -> journal(folder));
    }

    private static JsonNode json(String text) {
      try {
        return JSON.readTree(text);
      } catch (IOException noJson) {
        return JSON.missingNode();
      }
    }
  }
}
