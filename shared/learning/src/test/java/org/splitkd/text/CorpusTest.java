package org.splitkd.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusTest {

  @TempDir private Path folder;

  /** Python counted the characters of the package's files. */
  @Test
  void shouldReadTheSpeechesThatAreShipped() {
    Corpus corpus = Corpus.read(Texts.SPEECHES);

    assertEquals(41, corpus.speeches().size());
    assertEquals(1_571_835, corpus.characters());
    assertEquals("Jimmy Carter", corpus.speeches().get(0).speaker());
    assertEquals("William J Clinton", corpus.speeches().get(12).speaker());
    assertEquals(OptionalInt.of(2021), corpus.speeches().get(40).year());
  }

  @Test
  void shouldTakeTheNameForTheSpeakerWhereItNamesNone() throws IOException {
    write("b_letters.txt", "second");
    write("1999_notes.txt", "first");
    write("README.md", "not a text");

    assertEquals(
        List.of(
            new Speech("1999_notes", "1999_notes", OptionalInt.empty(), "first"),
            new Speech("b_letters", "b_letters", OptionalInt.empty(), "second")),
        Corpus.read(folder).speeches());
  }

  @Test
  void shouldDropByteOrderMarkAndCarriageReturns() throws IOException {
    write("a.txt", "\uFEFFone\r\n\r\ntwo\rthree\n");

    assertEquals("one\n\ntwo\nthree\n", Corpus.read(folder).speeches().get(0).text());
  }

  /** All of a folder's text is held in memory; WikiText-103 has 540 MB. */
  @Test
  void shouldNameTheFileWithWhichThereIsTooMuchText() throws IOException {
    write("a.txt", "a text");
    Path file = folder.resolve("wiki.train.txt");
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(540_000_000);
    }

    assertMessage(
        folder,
        file
            + ": 540,000,000 bytes, which makes 540,000,006 in its folder: must be at most"
            + " 67,108,864");
  }

  @Test
  void shouldNameTheByteThatIsNotUtf8() throws IOException {
    Path file = folder.resolve("latin.txt");
    Files.write(file, "caf\u00e9".getBytes(StandardCharsets.ISO_8859_1));

    assertMessage(folder, file + ": byte 3: must be UTF-8");
  }

  @Test
  void shouldNameTheByteWhereACharacterIsCutOff() throws IOException {
    Path file = folder.resolve("cut.txt");
    Files.write(file, new byte[] {'a', 'b', (byte) 0xE2, (byte) 0x80});

    assertMessage(folder, file + ": byte 2: must be UTF-8");
  }

  @Test
  void shouldTellWhatIsNoFolderOfTexts() throws IOException {
    assertMessage(folder.resolve("none"), folder.resolve("none") + ": no such folder");
    assertMessage(folder, folder + ": no .txt file: must be at least one");
    write("a.txt", " \n");
    assertMessage(folder, folder + ": every .txt file is blank: one must have text");
    assertMessage(folder.resolve("a.txt"), folder.resolve("a.txt") + ": not a folder");
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private static void assertMessage(Path folder, String message) {
    TextException e = assertThrows(TextException.class, () -> Corpus.read(folder));
    assertEquals(message, e.getMessage());
  }
}
