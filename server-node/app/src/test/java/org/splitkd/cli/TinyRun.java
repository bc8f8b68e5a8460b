package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.splitkd.CaseStudy;
import org.splitkd.journal.Journal;
import org.splitkd.training.TinyDistillation;

/**
 * A results folder for very short runs of two rounds with three vehicles. The journal of an
 * undisturbed run has 21 events: 1 run, 2 round, 3 to 8 three sessions, 9 and 10 the next round, 11
 * to 16 three sessions, 17 the round's end, 18 to 20 three deployments, 21 the run's end.
 *
 * @param teacher a folder in which {@link TinyDistillation#writeTeacher} wrote a teacher
 */
record TinyRun(Path teacher, Path folder) {

  private static final String JOURNAL_LIMIT = "splitkd.journal-limit";

  /** Begins a run in the folder. */
  Said begin(String command, String... more) {
    List<String> arguments = arguments(command, more);
    if (!command.equals("compare")) {
      arguments.add("--no-dashboard");
    }
    return Said.by(arguments.toArray(String[]::new));
  }

  List<String> arguments(String command, String... more) {
    List<String> arguments = new ArrayList<>();
    arguments.addAll(List.of(command, CaseStudy.file("quick.conf").toString()));
    arguments.addAll(List.of("--out", folder.toString()));
    for (String set : TinyDistillation.sets(teacher)) {
      arguments.addAll(List.of("--set", set));
    }
    arguments.addAll(List.of("--set", "distillation.baseline=true", "--set", "run.trials=1"));
    arguments.addAll(List.of(more));
    return arguments;
  }

  /** The same with a journal that accepts a number of events and then fails. */
  Said beginAndFailAfter(int events, String command) {
    failAfter(events);
    return begin(command);
  }

  /** Resumes the run. */
  Said resume() {
    return Said.by("resume", folder.toString(), "--no-dashboard");
  }

  /** Makes the journals of this process reject events above a number. */
  void failAfter(int events) {
    System.setProperty(JOURNAL_LIMIT, String.valueOf(events));
  }

  /** Makes them accept all events again. */
  void repair() {
    System.clearProperty(JOURNAL_LIMIT);
  }

  Journal.Embedded journal() {
    return new Journal.Embedded(folder.resolve("journal"));
  }

  /** The name of the run in the journal. */
  String name() throws IOException {
    return Files.readString(folder.resolve("run.json"))
        .replaceFirst("(?s).*\"run\" : \"([^\"]*)\".*", "$1");
  }

  /** The results of a run, without journal, its digest, lock and run name, which differ. */
  Map<String, String> results() throws IOException {
    Map<String, String> results = contents();
    results.keySet().removeIf(name -> name.startsWith("journal/") || name.equals("run.lock"));
    results.computeIfPresent(
        "run.json", (name, text) -> text.replaceAll("\"(run|journalDigest)\" : .*", ""));
    return results;
  }

  /** Every file by name: JSON as text, others as length and checksum. */
  Map<String, String> contents() throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        contents.put(folder.relativize(file).toString(), content(file));
      }
    }
    return contents;
  }

  /** Checks that the results are the same files with the same contents as those of another run. */
  void assertResultsOf(TinyRun other) throws IOException {
    Map<String, String> expected = other.results();
    Map<String, String> actual = results();
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, content) -> assertEquals(content, actual.get(name), name));
  }

  private static String content(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    return file.toString().endsWith(".json")
        ? new String(bytes, StandardCharsets.UTF_8)
        : bytes.length + " bytes, " + Arrays.hashCode(bytes);
  }
}
