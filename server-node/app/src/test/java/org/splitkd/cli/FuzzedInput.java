package org.splitkd.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.Stream;
import org.splitkd.command.CommandProgram;

/** What the {@link FuzzedReaders} share: a folder of their own, and what a reader may do. */
final class FuzzedInput {

  /** For the files of the reader that is tried. */
  static Path folder = Path.of("");

  private FuzzedInput() {}

  /** A reader and the arguments of one call. */
  interface Reading {
    void read() throws Exception;
  }

  /** What a reader may do: return, or fail with one line for the user. */
  static void tried(Reading reading) {
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

  static void makeFolder() {
    try {
      Path shared = Path.of("/dev/shm");
      Path made =
          Files.isWritable(shared)
              ? Files.createTempDirectory(shared, "splitkd-fuzz")
              : Files.createTempDirectory("splitkd-fuzz");
      folder = made;
      Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(made)));
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static void remove(Path made) {
    try (Stream<Path> files = Files.walk(made)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException gone) {
      // It is a temporary folder.
    }
  }

  static Path file(String name, byte[] content) {
    try {
      return Files.write(folder.resolve(name), content);
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }

  /** What the first byte chooses. */
  static int choice(byte[] input, int of) {
    return input.length == 0 ? 0 : Math.floorMod(input[0], of);
  }

  static byte[] rest(byte[] input) {
    return Arrays.copyOfRange(input, Math.min(1, input.length), input.length);
  }

  static String text(byte[] input) {
    return new String(input, StandardCharsets.UTF_8);
  }
}
