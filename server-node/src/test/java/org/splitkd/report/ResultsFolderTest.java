package org.splitkd.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsFolderTest {

  private static final List<String> FILES =
      List.of(
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

  @Test
  void shouldWriteEveryFileAndNothingElse(@TempDir Path temporary) throws IOException {
    Path folder = temporary.resolve("some/where");

    write(folder);

    assertEquals(FILES, names(folder));
    assertEquals("splitkd {}\n", Files.readString(folder.resolve("config.conf")));
    for (String name : FILES) {
      assertTrue(Files.size(folder.resolve(name)) > 0, name);
    }
  }

  @Test
  void shouldWriteTheSameBytesEveryTimeAndEverywhere(@TempDir Path temporary) throws IOException {
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    write(temporary.resolve("here"));
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
      write(temporary.resolve("there"));
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }

    for (String name : FILES) {
      assertArrayEquals(
          Files.readAllBytes(temporary.resolve("here").resolve(name)),
          Files.readAllBytes(temporary.resolve("there").resolve(name)),
          name);
    }
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
    ResultsFolder.create(folder).write(Fixture.summary(), Fixture.DEFAULT.cells(), "splitkd {}\n");
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
