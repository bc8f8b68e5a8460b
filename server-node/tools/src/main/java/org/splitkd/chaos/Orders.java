package org.splitkd.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The settings of a chaos experiment.
 *
 * @param program the program to run
 * @param scenario the arguments of its {@code train} command that select the scenario
 * @param seed of the kills
 * @param folder parent of the run folders
 * @param keeps whether to keep the folders of runs without differences
 */
public record Orders(
    Program program, List<String> scenario, int kills, long seed, Path folder, boolean keeps) {

  public Orders {
    scenario = List.copyOf(scenario);
  }

  List<String> train(Path run) {
    List<String> arguments = new ArrayList<>(List.of("train"));
    arguments.addAll(scenario);
    arguments.addAll(List.of("--out", run.toString(), "--quiet"));
    return arguments;
  }

  List<String> resume(Path run) {
    return List.of("resume", run.toString(), "--quiet");
  }
}
