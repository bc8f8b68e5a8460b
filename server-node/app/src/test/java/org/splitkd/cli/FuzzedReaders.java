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
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.NotSerializableException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.splitkd.CaseStudy;
import org.splitkd.journal.Journal;
import org.splitkd.mobility.FcdTrace;
import org.splitkd.mobility.TraceException;
import org.splitkd.protocol.wire.TensorMessageSerializer;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.sweep.FuzzedAxis;
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
}
