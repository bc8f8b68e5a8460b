package org.splitkd.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.command.UsageException;

class RunFolderTest {

  @TempDir Path results;

  @Test
  void shouldFindTheRunWhoseStudentWasWrittenLast() throws IOException {
    run("z-first", 100);
    run("a-last", 300);
    run("m-between", 200);
    Files.createDirectories(results.resolve("compared-only"));
    Files.writeString(results.resolve("notes.txt"), "a file");

    assertEquals(results.resolve("a-last"), RunFolder.newest(results));
  }

  @Test
  void shouldTakeTheLastByNameOfThoseWrittenTogether() throws IOException {
    run("case-20261121-070000", 100);
    run("case-20261121-080000", 100);

    assertEquals(results.resolve("case-20261121-080000"), RunFolder.newest(results));
  }

  @Test
  void shouldSayThatThereIsNone() throws IOException {
    Files.createDirectories(results.resolve("compared-only"));

    for (Path folder : new Path[] {results, results.resolve("nowhere")}) {
      UsageException mistake = assertThrows(UsageException.class, () -> RunFolder.newest(folder));
      String message = String.valueOf(mistake.getMessage());
      assertTrue(message.startsWith(folder + ": no run with a distilled student"), message);
    }
  }

  @Test
  void shouldFindTheUnfinishedRunThatBeganLast() throws IOException {
    begun("a-first", 100, false);
    begun("b-second", 200, false);
    begun("c-finished", 300, true);
    run("d-older-version", 400);

    assertEquals(results.resolve("b-second"), RunFolder.newestUnfinished(results));
  }

  @Test
  void shouldSayThatNoneIsUnfinished() throws IOException {
    begun("finished", 100, true);

    for (Path folder : new Path[] {results, results.resolve("nowhere")}) {
      UsageException mistake =
          assertThrows(UsageException.class, () -> RunFolder.newestUnfinished(folder));
      assertEquals(folder + ": no unfinished run here: name one", mistake.getMessage());
    }
  }

  private void begun(String name, long seconds, boolean finished) throws IOException {
    Path folder = Files.createDirectories(results.resolve(name));
    RunRecord record = RunRecord.of(RunKind.TRAIN, name, RunRecord.EMBEDDED, "");
    (finished ? record.done(Optional.empty()) : record).write(folder);
    Files.setLastModifiedTime(folder.resolve("run.json"), FileTime.fromMillis(1000 * seconds));
  }

  private void run(String name, long seconds) throws IOException {
    Path student = Files.createDirectories(results.resolve(name).resolve("student"));
    Files.setLastModifiedTime(student, FileTime.fromMillis(1000 * seconds));
  }
}
