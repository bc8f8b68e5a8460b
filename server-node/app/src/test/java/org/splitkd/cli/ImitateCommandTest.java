package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.training.TinyDistillation;

@Tag("slow")
class ImitateCommandTest {

  private static final List<String> NAMES =
      List.of(
          "1990_ann_one_p.txt", "1991_bob_two_p.txt", "1992_cy_three_p.txt", "1993_di_four_p.txt");

  @TempDir static Path teacher;
  @TempDir static Path text;
  @TempDir Path folder;

  @BeforeAll
  static void write() throws IOException {
    TinyDistillation.writeTeacher(teacher);
    for (String name : NAMES) {
      Files.writeString(text.resolve(name), ("The words of " + name + ". ").repeat(20));
    }
  }

  @Test
  void shouldWriteAsMuchTextAndKeepWhatIsHeldOut() throws IOException {
    assertEquals(0, imitate("one", "--quiet").exit());

    Map<String, String> real = files(text);
    Map<String, String> written = files(folder.resolve("one"));
    assertEquals(real.keySet(), written.keySet());
    // Of four speeches in the order of their speakers the third is the middle of all.
    String held = NAMES.get(2);
    assertEquals(real.get(held), written.get(held));
    for (String name : NAMES) {
      if (!name.equals(held)) {
        assertNotEquals(real.get(name), written.get(name));
        int length = written.getOrDefault(name, "").length();
        assertTrue(length >= real.getOrDefault(name, "").length(), name);
      }
    }
  }

  @Test
  void shouldWriteTheSameForTheSameSeed() throws IOException {
    imitate("one", "--quiet");
    imitate("two", "--quiet");
    imitate("three", "--quiet", "--seed", "77");

    Map<String, String> one = files(folder.resolve("one"));
    assertEquals(one, files(folder.resolve("two")));
    assertNotEquals(one, files(folder.resolve("three")));
  }

  @Test
  void shouldReplaceNothing() throws IOException {
    Path there = Files.createDirectory(folder.resolve("one"));

    assertEquals(
        new Said(2, "", there + ": exists already: must be a new folder\n"), imitate("one"));
    Said many = imitate("two", "--held-out", "3");
    assertEquals(
        new Said(2, "", text + ": 4 speeches: must be at least twice as many as --held-out\n"),
        many);
  }

  private Said imitate(String out, String... more) {
    Stream<String> words =
        Stream.of(
            "imitate",
            "--model",
            teacher.toString(),
            "--text",
            text.toString(),
            "--out",
            folder.resolve(out).toString());
    Stream<String> held =
        List.of(more).contains("--held-out") ? Stream.of() : Stream.of("--held-out", "1");
    return Said.by(
        Stream.of(words, held, Stream.of(more)).flatMap(all -> all).toArray(String[]::new));
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return files;
  }
}
