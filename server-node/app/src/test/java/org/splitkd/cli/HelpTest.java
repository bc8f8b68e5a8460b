package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/** The help of every command, as a user reads it. */
class HelpTest {

  private static final int COLUMNS = 100;

  @TestFactory
  Stream<DynamicTest> shouldFitAHundredColumns() {
    return commands().keySet().stream()
        .map(
            name ->
                DynamicTest.dynamicTest(
                    "splitkd " + name,
                    () -> {
                      Said help = Said.by((name + " --help").strip().split(" "));
                      assertEquals(0, help.exit());
                      assertTrue(help.out().lines().count() > 4, help.out());
                      help.out()
                          .lines()
                          .forEach(line -> assertTrue(line.length() <= COLUMNS, line));
                    }));
  }

  @TestFactory
  Stream<DynamicTest> shouldConsistOfWholeSentences() {
    return commands().entrySet().stream()
        .map(
            command ->
                DynamicTest.dynamicTest(
                    "splitkd " + command.getKey(),
                    () -> sentences(command.getValue()).forEach(HelpTest::assertSentences)));
  }

  @Test
  void shouldDescribeEveryCommandAndOption() {
    commands()
        .forEach(
            (name, command) -> {
              assertTrue(command.usageMessage().description().length > 0, name);
              Stream.concat(command.options().stream(), command.positionalParameters().stream())
                  .forEach(
                      one -> {
                        assertTrue(one.description().length > 0, name + " " + one.paramLabel());
                        assertTrue(
                            one.arity().max() == 0 || !one.paramLabel().startsWith("<"),
                            name + " " + one.paramLabel());
                      });
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "comprae               | Unknown command 'comprae': did you mean compare? See splitkd --help",
        "jornal                | did you mean journal?",
        "ca isue               | Unknown command 'isue': did you mean issue? See splitkd ca --help",
        "run --trheads 2       | Unknown option '--trheads': did you mean --threads? See splitkd run --help",
        "train --sett=run.seed=1 | did you mean --set?",
        "dance                 | splitkd: Unknown command 'dance'; see splitkd --help",
        "run --colour          | splitkd: Unknown option '--colour'; see splitkd run --help"
      })
  void shouldNameWhatAMistypedWordProbablyMeant(String words, String line) {
    Said said = Said.by(words.split(" "));

    assertEquals(2, said.exit());
    assertEquals("", said.out());
    assertEquals(1, said.err().lines().count(), said.err());
    assertTrue(said.err().contains(line), said.err());
  }

  private static void assertSentences(String text) {
    assertTrue(text.matches("(?s)\\p{Lu}.*[.]|splitkd .*[.]"), text);
    assertTrue(!text.matches("(?s)(Who|What|Which|Where|How|Whether) .*"), text);
  }

  private static List<String> sentences(CommandSpec command) {
    List<String> all = new ArrayList<>(List.of(command.usageMessage().description()));
    all.addAll(Stream.of(command.usageMessage().footer()).filter(line -> !line.isBlank()).toList());
    Stream.<ArgSpec>concat(command.options().stream(), command.positionalParameters().stream())
        .forEach(one -> all.addAll(List.of(one.description())));
    return all;
  }

  /** Every command by its name, the program itself by an empty one. */
  private static Map<String, CommandSpec> commands() {
    Map<String, CommandSpec> all = new LinkedHashMap<>();
    add("", new CommandLine(new Main()), all);
    return all;
  }

  private static void add(String name, CommandLine command, Map<String, CommandSpec> all) {
    all.put(name, command.getCommandSpec());
    command
        .getSubcommands()
        .forEach(
            (word, sub) -> {
              if (!word.equals("help")) {
                add((name + " " + word).strip(), sub, all);
              }
            });
  }
}
