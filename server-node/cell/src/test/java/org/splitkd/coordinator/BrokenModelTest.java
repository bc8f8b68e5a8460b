package org.splitkd.coordinator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.models.BrokenLater;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.splitkd.CaseStudy;
import org.splitkd.api.mobility.TrialDraw;
import org.splitkd.api.radio.RadioModelFactory;
import org.splitkd.plugin.PluginException;
import org.splitkd.plugin.PluginJar;
import org.splitkd.plugin.Plugins;
import org.splitkd.scenario.Scenario;
import org.splitkd.system.ComparisonSystem;

/** A radio model that fails only once a comparison is under way. */
@Tag("slow")
class BrokenModelTest {

  @Test
  void shouldEndTheComparisonInOneLineThatNamesIt(@TempDir Path folder) throws IOException {
    Plugins plugins = PluginJar.of(folder, RadioModelFactory.class, BrokenLater.class);
    Scenario scenario =
        CaseStudy.with(plugins, "radio.model=broken-later", "run.trials=3", "run.seed=" + seed());

    IllegalStateException failure =
        assertThrows(
            IllegalStateException.class, () -> ComparisonSystem.run(scenario, 2, done -> {}));

    assertEquals("radio model broken-later: IllegalStateException: no root", failure.getMessage());
    assertTrue(PluginException.in(failure).isPresent());
  }

  /** A seed whose first trial, which is tried when a scenario is loaded, does not fail. */
  private static long seed() {
    return LongStream.iterate(1, seed -> seed + 1)
        .filter(
            seed -> {
              List<TrialDraw> draws = TrialDraw.sequence(seed, 3, 10);
              return draws.get(0).seed() >= 0 && draws.get(2).seed() < 0;
            })
        .findFirst()
        .orElseThrow();
  }
}
