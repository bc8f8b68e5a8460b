package org.splitkd.chaos;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Chaos experiments that kill real processes of a short run. */
abstract class QuickChaos {

  static final int KILLS = 6;

  @TempDir Path root;

  final List<String> told = new ArrayList<>();

  ChaosResult run(Path folder, int kills, String mistake, List<String> scenario) {
    assertTrue(folder.toFile().mkdir());
    return ChaosRun.run(orders(folder, kills, mistake, scenario, false), told::add);
  }

  static Orders orders(
      Path folder, int kills, String mistake, List<String> scenario, boolean keeps) {
    Program program =
        Program.besidesThisOne(
            List.of("-D" + StandIn.MISTAKE + "=" + mistake), StandIn.class.getName());
    return new Orders(program, scenario, kills, 3, folder, keeps);
  }
}
