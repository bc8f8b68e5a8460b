package org.splitkd.cli;

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
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.splitkd.CaseStudy;
import org.splitkd.authority.CertificateAuthority;
import org.splitkd.authority.NodeIdentity;
import org.splitkd.checkpoint.CheckpointId;
import org.splitkd.checkpoint.CheckpointStore;
import org.splitkd.cli.run.EventText;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.command.CommandProgram;
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

  private static Path folder = Path.of("");

  private FuzzedReaders() {}

  /** A reader and the arguments of one call. */
  private interface Reading {
    void read() throws Exception;
  }

  /** What a reader may do: return, or fail with one line for the user. */
  private static void tried(Reading reading) {
    try {
      reading.read();
    } catch (Exception failure) {
      if (Main.exit(failure).isEmpty()) {
        throw new AssertionError("not told in one line", failure);
      }
      String line = CommandProgram.oneLine(failure);
      if (line.lines().count() != 1) {
        throw new AssertionError("not one line: " + line, failure);
      }
    }
  }

  private static void makeFolder() {
    try {
      Path shared = Path.of("/dev/shm");
      folder =
          Files.isWritable(shared)
              ? Files.createTempDirectory(shared, "splitkd-fuzz")
              : Files.createTempDirectory("splitkd-fuzz");
      Runtime.getRuntime().addShutdownHook(new Thread(FuzzedReaders::removeFolder));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void removeFolder() {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException gone) {
      // It is a temporary folder.
    }
  }

  private static Path file(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }

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

  /** What follows {@code --set}. */
  public static final class Setting {
    public static void fuzzerTestOneInput(byte[] input) {
      tried(() -> ScenarioFile.loadToTrain(CaseStudy.file("quick.conf"), List.of(text(input))));
    }
  }

  /** The sentences of a fault script, one a line. */
  public static final class Faults {
    public static void fuzzerTestOneInput(byte[] input) {
      List<String> sentences = text(input).lines().limit(20).toList();
      String list = ConfigFactory.parseMap(Map.of("s", sentences)).getValue("s").render();
      tried(
          () ->
              ScenarioFile.load(CaseStudy.file("quick.conf"), List.of("faults.script = " + list)));
    }
  }

  /** What follows {@code --vary} of a sweep. */
  public static final class Vary {
    public static void fuzzerTestOneInput(byte[] input) {
      tried(() -> FuzzedAxis.parse(text(input)));
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
            } catch (TraceException refused) {
              // The scenario's reader adds the key that names the file.
              if (refused.getMessage() == null || refused.getMessage().lines().count() != 1) {
                throw new AssertionError("not one line", refused);
              }
            }
          });
    }
  }

  /** A model's {@code config.json}. */
  public static final class ModelConfig {
    public static void fuzzerInitialize() {
      makeFolder();
      Model.write(folder);
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("config.json", input);
      tried(() -> ModelFolder.load(folder));
    }
  }

  /** A model's {@code model.safetensors}. */
  public static final class Safetensors {
    public static void fuzzerInitialize() {
      makeFolder();
      Model.write(folder);
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("model.safetensors", input);
      tried(() -> ModelFolder.load(folder));
    }
  }

  /** The index of a model in several files. */
  public static final class SafetensorsIndex {
    public static void fuzzerInitialize() throws IOException {
      makeFolder();
      Model.write(folder);
      Files.move(
          folder.resolve("model.safetensors"), folder.resolve("model-00001-of-00001.safetensors"));
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("model.safetensors.index.json", input);
      tried(() -> ModelFolder.load(folder));
    }
  }

  /** A small model, and its files. */
  public static final class Model {

    private Model() {}

    static void write(Path folder) {
      LlamaConfig config =
          new LlamaConfig(32, 8, 12, 2, 2, 1, 4, 1e-5, 10_000, Optional.empty(), 16, false);
      ModelFolder.save(folder, config, InitialModel.random(config, 1).weights(), DType.BF16);
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
      if (input.length == 0) {
        return;
      }
      int chosen = Math.floorMod(input[0], NAMES.size());
      for (int i = 0; i < NAMES.size(); i++) {
        file(NAMES.get(i), i == chosen ? Arrays.copyOfRange(input, 1, input.length) : GOOD.get(i));
      }
      tried(() -> TlsFiles.in(folder).load(CLOCK));
    }
  }

  /** The file of an embedded journal. */
  public static final class JournalFile {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("events.jsonl", input);
      Journal journal = new Journal.Embedded(folder);
      tried(
          () -> {
            for (String writer : StoredEvents.persistenceIds(journal)) {
              StoredEvents.read(journal, writer);
            }
          });
    }
  }

  /**
   * Events of a run, in a journal whose digests are right: lines of a type, a space and JSON.
   * {@code history} prints them.
   */
  public static final class Events {

    private static final String WRITER = "cell|a run/training";

    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) throws IOException {
      List<StoredEvent> events = new ArrayList<>();
      for (String line : text(input).lines().limit(20).toList()) {
        int space = line.indexOf(' ');
        JsonNode content = json(line.substring(Math.max(0, space)));
        if (space > 0 && content.isObject()) {
          String type = "org.splitkd.coordinator.CellEvent$" + line.substring(0, space);
          events.add(new StoredEvent(events.size() + 1L, type, 1, content));
        }
      }
      Path journal = folder.resolve("journal");
      Files.deleteIfExists(journal.resolve("events.jsonl"));
      WrittenLog.append(journal, WRITER, events);
      tried(
          () -> {
            for (StoredEvent event : StoredEvents.read(new Journal.Embedded(journal), WRITER)) {
              EventText.of(event);
              EventText.time(event);
            }
          });
    }

    private static JsonNode json(String text) {
      try {
        return JSON.readTree(text);
      } catch (IOException noJson) {
        return JSON.missingNode();
      }
    }
  }

  /** The record of a run, {@code run.json}. */
  public static final class KeptRecord {
    public static void fuzzerInitialize() {
      makeFolder();
    }

    public static void fuzzerTestOneInput(byte[] input) {
      file("run.json", input);
      tried(() -> RunRecord.in(folder));
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

  /** The URL of a PostgreSQL journal; nothing is connected to. */
  public static final class JournalUrl {
    public static void fuzzerTestOneInput(byte[] input) {
      tried(() -> Journal.of(text(input), Map.of()).printable());
    }
  }
}
