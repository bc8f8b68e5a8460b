package org.splitkd.chaos;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is to be disturbed, and how often.
 *
 * @param program that is run, told to keep a snapshot every {@link #snapshotEvery} events
 * @param scenario what its command train takes to name what is run
 * @param snapshotEvery so many events
 * @param seed of the kills
 * @param folder for the folders of the runs
 * @param keeps whether runs without a difference stay there
 */
public record Orders(
    Program program,
    List<String> scenario,
    int kills,
    int snapshotEvery,
    long seed,
    Path folder,
    boolean keeps) {

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
