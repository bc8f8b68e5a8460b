package org.splitkd.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.splitkd.cli.run.DefaultScenario;
import org.splitkd.link.RunText;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.LoadedScenario;
import org.splitkd.scenario.ScenarioFile;
import org.splitkd.scenario.text.ScenarioException;
import org.splitkd.training.TinyDistillation;

/** Tests of policies in jars: naming, comparing, training, resuming, changed and faulty jars. */
@Tag("slow")
class PluginRunTest {

  @TempDir static Path shared;
  private static Path jar = Path.of("");
  private static TinyRun undisturbed = new TinyRun(Path.of(""), Path.of(""));

  @TempDir Path folder;

  @BeforeAll
  static void runUndisturbed() throws IOException {
    Path teacher = Files.createDirectory(shared.resolve("teacher"));
    TinyDistillation.writeTeacher(teacher);
    jar = PluginJar.write(shared.resolve("learning.jar"), "learning", PluginJar.LEARNING);
    undisturbed = new TinyRun(teacher, shared.resolve("undisturbed"));
    assertEquals(new Said(0, "", ""), undisturbed.begin("train", with(jar, "--quiet")));
  }

  @Test
  void shouldBeComparedWithOthers() throws IOException {
    Said said =
        compare(
            "--set",
            "policy.methods=[proposed,learning,bold]",
            "--set",
            "policy.settings.bold={policy=learning,exploration=1}",
            "--plugins",
            jar.toString());

    assertEquals(0, said.exit(), said.err());
    JsonNode good =
        new ObjectMapper().readTree(folder.resolve("summary.json").toFile()).at("/channels/good");
    assertTrue(good.at("/learning/energy_j").asDouble() > 0, good.toString());
    assertTrue(good.at("/bold/energy_j").asDouble() > 0, good.toString());
    assertFalse(good.at("/learning/energy_j").asDouble() == good.at("/bold/energy_j").asDouble());
  }

  @Test
  void shouldTellTheNamesThereAre() throws IOException {
    Said said = compare("--set", "policy.methods=[proposed,foo]", "--plugins", jar.toString());

    assertEquals(2, said.exit());
    assertEquals(
        "--set: policy.methods[1] = foo: no policy of that name: there are battery-aware, card, delay-price,"
            + " device-only, exact-order, greedy-delay, neurosurgeon, proposed, random, server-only (built in),"
            + " learning (learning.jar)",
        said.err().strip());
  }

  /** Interrupted within and between sessions, the policy keeps what it had learned before. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5, 8, 13, 16})
  void shouldGoOnToTheSameBytes(int events) throws Exception {
    TinyRun tiny = new TinyRun(undisturbed.teacher(), folder);
    tiny.failAfter(events);
    assertEquals(1, tiny.begin("train", with(jar)).exit());
    tiny.repair();

    Said said = resume(jar);

    assertEquals(0, said.exit(), said.err());
    tiny.assertResultsOf(undisturbed);
  }

  @Test
  void shouldNotGoOnWithoutOrWithAnother() throws Exception {
    TinyRun tiny = new TinyRun(undisturbed.teacher(), folder);
    tiny.failAfter(5);
    tiny.begin("train", with(jar));
    tiny.repair();
    assertTrue(Files.readString(folder.resolve("run.json")).contains("\"learning.jar\" : \""));

    Said without = Said.by("resume", folder.toString(), "--no-dashboard");

    assertEquals(2, without.exit());
    assertEquals(
        folder
            + ": was begun with the plug-in learning.jar: give it again with --plugins, as a run's"
            + " folder never names code to load",
        without.err().strip());

    Path elsewhere = Files.createDirectory(shared.resolve("elsewhere"));
    Path changed =
        PluginJar.write(
            elsewhere.resolve("learning.jar"),
            "learning",
            PluginJar.LEARNING.replace("The best", "The very best"));
    Said another = resume(changed);

    assertEquals(2, another.exit());
    assertTrue(
        another
            .err()
            .matches(
                "learning.jar: is not what .* was begun with: SHA-256 is \\p{XDigit}{64},"
                    + " must be \\p{XDigit}{64}\\s*"),
        another.err());
    assertEquals(0, resume(jar).exit());
    tiny.assertResultsOf(undisturbed);
  }

  /** Loads as a device node does: it receives the scenario and uses its own jars. */
  @Test
  void shouldServeNoRunOfAnotherJar() throws IOException {
    LoadedScenario loaded =
        ScenarioFile.loadToTrain(
            DefaultScenario.quick(),
            List.of("distillation.method=learning"),
            Plugins.of(List.of(jar)));
    RunText told = RunText.of("run", "quick", loaded);
    Path file = Files.writeString(folder.resolve("config.conf"), told.text());
    Path changed =
        PluginJar.write(
            folder.resolve("learning.jar"),
            "learning",
            PluginJar.LEARNING.replace("The best", "The very best"));

    assertEquals(
        "learning",
        told.load(file, Plugins.of(List.of(jar)))
            .scenario()
            .distillation()
            .course()
            .method()
            .label());
    assertTrue(
        complaint(told, file, Plugins.of(List.of(changed)))
            .matches(
                "learning.jar: not what the run has: SHA-256 is \\p{XDigit}{64},"
                    + " must be "
                    + told.sources().get("learning.jar")));
    assertTrue(
        complaint(told, file, Plugins.ofClassPath())
            .endsWith(
                "there are battery-aware, card, delay-price, device-only, exact-order, greedy-delay, neurosurgeon, proposed, random, server-only (built in)"));
  }

  private static String complaint(RunText told, Path file, Plugins plugins) {
    return String.valueOf(
        assertThrows(ScenarioException.class, () -> told.load(file, plugins)).getMessage());
  }

  @Test
  void shouldRefuseToMixPointsOfTwoPrograms() throws Exception {
    Path mine = PluginJar.write(shared.resolve("mine.jar"), "mine", PluginJar.LEARNING);
    assertEquals(0, sweep(mine).exit());
    assertTrue(sweep(mine).err().contains("swept 1 point (1 reused)"));
    PluginJar.write(mine, "mine", PluginJar.LEARNING.replace("0.5", "0.25"));

    Said said = sweep(mine);

    assertEquals(2, said.exit());
    assertTrue(
        said.err().contains(".json: was computed with another mine.jar: SHA-256 was "), said.err());
    assertEquals(1, said.err().lines().count(), said.err());
  }

  @Test
  void shouldEndWithOneLineWhereAPolicyThrows() throws IOException {
    Path throwing = PluginJar.write(folder.resolve("odd.jar"), "odd", PluginJar.THROWING);
    String line =
        "policy odd: next threw java.lang.ArithmeticException: no more \\(Factory.java:\\d+\\)";

    Said compared =
        compare("--set", "policy.methods=[odd]", "--quiet", "--plugins", throwing.toString());

    assertEquals(1, compared.exit());
    assertTrue(compared.err().strip().matches(line), compared.err());

    Said trained =
        new TinyRun(undisturbed.teacher(), folder.resolve("trained"))
            .begin(
                "train",
                "--quiet",
                "--set",
                "distillation.method=odd",
                "--plugins",
                throwing.toString());
    assertEquals(1, trained.exit());
    assertTrue(trained.err().strip().matches(line), trained.err());
  }

  @Test
  void shouldListWhatThereIs() throws IOException {
    Said said = Said.by("plugins", "--plugins", jar.toString());
    assertEquals(0, said.exit());
    assertTrue(
        said.out()
            .contains(
                """
                  learning (learning.jar): A policy of a test.
                    exploration: share of sessions that try another cut
                      a number, 0 to 1; by default 0.5 [assumed]
                """),
        said.out());
    assertTrue(said.out().contains("; by default that of policy.beta"), said.out());

    JsonNode json =
        new ObjectMapper()
            .readTree(Said.by("plugins", "--json", "--plugins", jar.toString()).out());

    assertEquals(64, json.at("/jars/learning.jar").asText().length());
    JsonNode learning =
        StreamSupport.stream(json.path("policies").spliterator(), false)
            .filter(policy -> policy.path("name").asText().equals("learning"))
            .findFirst()
            .orElseThrow();
    assertEquals("exploration", learning.at("/settings/0/key").asText());
  }

  @Test
  void shouldNameAJarThatIsNone() throws IOException {
    Path none = Files.writeString(folder.resolve("none.jar"), "no jar");

    Said said = Said.by("plugins", "--plugins", none.toString());

    assertEquals(2, said.exit());
    assertTrue(said.err().startsWith(none + ": is not a jar: "), said.err());
  }

  private Said resume(Path plugin) {
    return Said.by("resume", folder.toString(), "--no-dashboard", "--plugins", plugin.toString());
  }

  private Said compare(String... more) {
    List<String> words = new ArrayList<>(List.of("compare", "--set", "run.trials=2"));
    words.addAll(List.of("--out", folder.toString()));
    words.addAll(List.of(more));
    return Said.by(words.toArray(String[]::new));
  }

  private Said sweep(Path plugin) {
    return Said.by(
        "sweep",
        "--vary",
        "policy.beta=1.1",
        "--set",
        "run.trials=1",
        "--set",
        "policy.methods=[mine]",
        "--out",
        folder.resolve("sweep").toString(),
        "--plugins",
        plugin.toString());
  }

  private static String[] with(Path plugin, String... more) {
    List<String> words = new ArrayList<>(List.of(more));
    words.addAll(List.of("--set", "distillation.method=learning"));
    words.addAll(List.of("--plugins", plugin.toString()));
    return words.toArray(String[]::new);
  }
}
