package org.splitkd.text;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.splitkd.files.IoReason;

/**
 * The texts of a folder.
 *
 * @param folder folder they were read from, for messages
 * @param speeches in the order of their names, none blank
 */
public record Corpus(Path folder, List<Speech> speeches) {

  private static final String ENDING = ".txt";

  /** Most bytes of a folder's text: all of it is in memory, and as tokens once more. */
  private static final long MOST_BYTES = 64 << 20;

  /** Keeps its own copy of the list. */
  public Corpus {
    speeches = List.copyOf(speeches);
  }

  /**
   * Reads every {@code .txt} file of {@code folder}, not of its subfolders. A byte order mark is
   * dropped and line ends become line feeds; otherwise the text is unchanged.
   *
   * @throws TextException if the folder is missing, has no text or too much, or a file is not UTF-8
   */
  public static Corpus read(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new TextException(
          folder + ": " + (Files.exists(folder) ? "not a folder" : "no such folder"));
    }
    List<Path> files = files(folder);
    requireFits(files);
    List<Speech> speeches = files.stream().map(Corpus::speech).toList();
    List<Speech> spoken = speeches.stream().filter(speech -> !speech.text().isBlank()).toList();
    if (spoken.isEmpty()) {
      throw new TextException(
          folder
              + (speeches.isEmpty()
                  ? ": no " + ENDING + " file: must be at least one"
                  : ": every " + ENDING + " file is blank: one must have text"));
    }
    return new Corpus(folder, spoken);
  }

  /** Characters (UTF-16 units) of all speeches. */
  public long characters() {
    return speeches.stream().mapToLong(Speech::length).sum();
  }

  private static List<Path> files(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file))
          .sorted(Comparator.comparing(Corpus::name))
          .toList();
    } catch (IOException e) {
      throw new TextException(folder + ": cannot be read: " + IoReason.of(e));
    }
  }

  /** Names the first file with which the folder has too much text. */
  private static void requireFits(List<Path> files) {
    long bytes = 0;
    for (Path file : files) {
      long size;
      try {
        size = Files.size(file);
      } catch (IOException e) {
        throw new TextException(file + ": cannot be read: " + IoReason.of(e));
      }
      bytes += size;
      if (bytes > MOST_BYTES) {
        throw new TextException(
            String.format(
                Locale.ROOT,
                "%s: %,d bytes, which makes %,d in its folder: must be at most %,d",
                file,
                size,
                bytes,
                MOST_BYTES));
      }
    }
  }

  private static Speech speech(Path file) {
    try {
      return Speech.of(name(file), normal(utf8(file, Files.readAllBytes(file))));
    } catch (IOException e) {
      throw new TextException(file + ": cannot be read: " + IoReason.of(e));
    }
  }

  private static String name(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - ENDING.length());
  }

  /** Decodes {@code bytes}; the decoder is driven by hand to know the place of an error. */
  private static String utf8(Path file, byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer input = ByteBuffer.wrap(bytes);
    // UTF-8 never has more UTF-16 units than bytes.
    CharBuffer output = CharBuffer.allocate(bytes.length);
    CoderResult result = decoder.decode(input, output, true);
    if (result.isError()) {
      throw new TextException(file + ": byte " + input.position() + ": must be UTF-8");
    }
    return output.flip().toString();
  }

  private static String normal(String text) {
    String unmarked = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return unmarked.replace("\r\n", "\n").replace('\r', '\n');
  }
}
