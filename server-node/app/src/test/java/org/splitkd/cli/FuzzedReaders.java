package org.splitkd.cli;

import static org.splitkd.cli.FuzzedInput.choice;
import static org.splitkd.cli.FuzzedInput.file;
import static org.splitkd.cli.FuzzedInput.folder;
import static org.splitkd.cli.FuzzedInput.makeFolder;
import static org.splitkd.cli.FuzzedInput.rest;
import static org.splitkd.cli.FuzzedInput.text;
import static org.splitkd.cli.FuzzedInput.tried;

import akka.actor.ExtendedActorSystem;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.splitkd.CaseStudy;
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
import org.splitkd.mobility.FcdTrace;
import org.splitkd.mobility.TraceException;
import org.splitkd.nn.InitialModel;
import org.splitkd.protocol.wire.TensorMessageSerializer;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.security.TlsFiles;
import org.splitkd.sweep.FuzzedAxis;
import org.splitkd.tensor.DType;
import org.splitkd.text.Corpus;
import org.splitkd.text.Split;
import org.splitkd.text.Tokenizer;

/**
 * Everything that reads what a stranger may have written, one nested class each, for the fuzzer
 * Jazzer. A reader takes any bytes, or refuses them with a failure that {@link Main} reports in one
 * line. Anything else is a finding, and so is whatever Jazzer's own checks see: a host that is
 * connected to, a program that is started, a file outside the given folder.
 *
 * @see FuzzTest
 */
public final class FuzzedReaders {

  private static final ObjectMapper JSON = new ObjectMapper();

  private FuzzedReaders() {}

  /** A scenario in HOCON. */
  public static final class Scenario {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      Path file = file("scenario.conf", input);
      tried(() -> ScenarioFile.loadToTrain(file, List.of()));
    }
  }

  /** A trace of SUMO: XML, CSV, or either compressed. */
  public static final class Trace {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      Path file = file("trace", input);
      tried(
          () -> {
            try {
              FcdTrace.read(file);
            } catch (TraceException | IOException refused) {
              // The scenario's reader adds the key that names the file.
              if (String.valueOf(refused.getMessage()).lines().count() != 1) {
                throw new AssertionError("not one line", refused);
              }
            }
          });
    }
  }

  /** A {@code tokenizer.json}. */
  public static final class TokenizerFile {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("tokenizer.json", input);
      tried(
          () -> {
            try (Tokenizer tokenizer = Tokenizer.open(folder)) {
              tokenizer.decode(tokenizer.encode("The state of our Union – é 😀"));
            }
          });
    }
  }

  /** A text that vehicles hold. */
  public static final class Text {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("1990_first_last_p.txt", input);
      tried(() -> Split.deal(Corpus.read(folder), 2, 1));
    }
  }

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

  /** A message with tensors from another node: a line with its manifest, then its bytes. */
  public static final class Message {

    private static final TensorMessageSerializer SERIALIZER =
        new TensorMessageSerializer(
            (ExtendedActorSystem) Adapter.toClassic(ActorTestKit.create().system()));

    public static void fuzzerTestOneInput(byte[] input) {
      int end = 0;
      while (end < input.length && input[end] != '\n') {
        end++;
      }
      String manifest = text(Arrays.copyOf(input, end));
      int from = Math.min(input.length, end + 1);
      try {
        SERIALIZER.fromBinary(ByteBuffer.wrap(input, from, input.length - from).slice(), manifest);
      } catch (NotSerializableException refused) {
        // The connection that sent it is closed.
      }
    }
  }

  /** Words of the command line; the first byte chooses what they follow. */
  public static final class CommandLine {
    public static void fuzzerTestOneInput(byte[] input) {
      String text = text(rest(input));
      switch (choice(input, 4)) {
        case 0 -> tried(() -> setting(text));
        case 1 -> tried(() -> faults(text));
        case 2 -> tried(() -> FuzzedAxis.parse(text));
        default -> tried(() -> Journal.of(text, Map.of()).printable());
      }
    }

    /** What follows {@code --set}. */
    private static void setting(String text) {
      ScenarioFile.loadToTrain(CaseStudy.file("quick.conf"), List.of(text));
    }

    /** The sentences of a fault script, one a line. */
    private static void faults(String text) {
      List<String> sentences = text.lines().limit(20).toList();
      String list = ConfigFactory.parseMap(Map.of("s", sentences)).getValue("s").render();
      setting("faults.script = " + list);
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
