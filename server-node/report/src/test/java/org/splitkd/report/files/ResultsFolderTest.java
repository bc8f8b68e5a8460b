package org.splitkd.report.files;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.huggingface.ModelFolder;
import org.splitkd.nn.LlamaModel;
import org.splitkd.report.DistillationFixture;
import org.splitkd.report.Fixture;
import org.splitkd.report.ReportException;

@Tag("slow")
class ResultsFolderTest {

  private static final String CONFIG = "splitkd {}\n";

  private static final List<String> FILES =
      List.of(
          "aborted.csv",
          "config.conf",
          "cuts.png",
          "cuts.svg",
          "fig3-delay.png",
          "fig3-delay.svg",
          "fig4-energy.png",
          "fig4-energy.svg",
          "frequency.png",
          "frequency.svg",
          "parts.png",
          "parts.svg",
          "report.html",
          "sessions.csv",
          "summary.json");

  private static final List<String> OF_THE_DISTILLATION =
      List.of(
          "distillation-aborted.csv",
          "distillation-rounds.csv",
          "distillation-sessions.csv",
          "distillation.json",
          "distillation.png",
          "distillation.svg");

  @Test
  void shouldWriteEveryFileAndNothingElse(@TempDir Path temporary) throws IOException {
    Path folder = temporary.resolve("some/where");

    write(folder);

    assertEquals(FILES, names(folder));
    assertEquals(CONFIG, Files.readString(folder.resolve("config.conf")));
    for (String name : FILES) {
      assertTrue(Files.size(folder.resolve(name)) > 0, name);
    }
  }

  @Test
  void shouldWriteTheSameBytesEveryTimeAndEverywhere(@TempDir Path temporary) throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    writeBoth(temporary.resolve("here"));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      writeBoth(temporary.resolve("there"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    for (String name : names(temporary.resolve("here"))) {
      assertArrayEquals(
          Files.readAllBytes(temporary.resolve("here").resolve(name)),
          Files.readAllBytes(temporary.resolve("there").resolve(name)),
          name);
    }
  }

  @Test
  void shouldWriteADistillationByItself(@TempDir Path temporary) throws IOException {
    ResultsFolder.create(temporary).write(DistillationFixture.summary(), CONFIG);

    assertEquals(
        Stream.concat(OF_THE_DISTILLATION.stream(), Stream.of("config.conf", "report.html"))
            .sorted()
            .toList(),
        names(temporary));
    String page = Files.readString(temporary.resolve("report.html"));
    assertTrue(page.contains("<h1>splitkd: fixture</h1>"), page);
    assertTrue(page.contains("<h2 id=\"distillation\">"), page);
    assertFalse(page.contains("<h2 id=\"comparison\">"), page);
  }

  @Test
  void shouldWriteComparisonAndDistillationIntoOneReport(@TempDir Path temporary)
      throws IOException {
    Path both = temporary.resolve("both");
    Path alone = temporary.resolve("alone");
    write(alone);

    writeBoth(both);

    assertEquals(
        Stream.concat(FILES.stream(), OF_THE_DISTILLATION.stream()).sorted().toList(), names(both));
    String page = Files.readString(both.resolve("report.html"));
    assertTrue(page.indexOf("id=\"comparison\"") < page.indexOf("id=\"distillation\""));
    assertEquals(2, page.split("<h2 id=\"configuration\">", -1).length, "once");
    for (String name : FILES) {
      if (!name.equals("report.html")) {
        assertArrayEquals(
            Files.readAllBytes(alone.resolve(name)), Files.readAllBytes(both.resolve(name)), name);
      }
    }
  }

  @Test
  void shouldKeepTheStudentWithItsTokenizer(@TempDir Path temporary) throws IOException {
    Path teacher = Files.createDirectories(temporary.resolve("teacher"));
    Files.writeString(teacher.resolve("tokenizer.json"), "{}");
    Files.writeString(teacher.resolve("model.safetensors"), "the teacher's own");
    LlamaModel student = DistillationFixture.student();

    ResultsFolder.create(temporary.resolve("run")).keepStudent(student, teacher);

    Path kept = temporary.resolve("run/student");
    assertEquals(List.of("config.json", "model.safetensors", "tokenizer.json"), names(kept));
    assertEquals(student.weights(), ModelFolder.load(kept).weights());
  }

  @Test
  void shouldReplaceOlderResults(@TempDir Path temporary) throws IOException {
    Files.writeString(temporary.resolve("summary.json"), "old");

    write(temporary);

    assertTrue(Files.readString(temporary.resolve("summary.json")).startsWith("{"));
    assertEquals(FILES, names(temporary));
  }

  @Test
  void shouldLeaveNothingBehindWhenAFileCannotBeWritten(@TempDir Path temporary)
      throws IOException {
    Path inTheWay = Files.createDirectories(temporary.resolve("summary.json"));
    Files.writeString(inTheWay.resolve("precious"), "stays");

    ReportException failure = assertThrows(ReportException.class, () -> write(temporary));

    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith(inTheWay + ": cannot be written: "), message);
    assertEquals(1, message.lines().count());
    assertEquals(List.of("summary.json"), names(temporary));
    assertEquals("stays", Files.readString(inTheWay.resolve("precious")));
  }

  @Test
  void shouldSayThatAFileIsInTheWayOfTheFolder(@TempDir Path temporary) throws IOException {
    Path file = Files.writeString(temporary.resolve("results"), "a file");

    ReportException failure = assertThrows(ReportException.class, () -> ResultsFolder.create(file));

    assertEquals(file + ": cannot be written: a file is in the way", failure.getMessage());
    assertEquals("a file", Files.readString(file));
  }

  private static void write(Path folder) {
    ResultsFolder.create(folder).write(Fixture.summary(), Fixture.DEFAULT.cells(), CONFIG);
  }

  private static void writeBoth(Path folder) {
    ResultsFolder.create(folder)
        .write(Fixture.summary(), Fixture.DEFAULT.cells(), DistillationFixture.summary(), CONFIG);
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
