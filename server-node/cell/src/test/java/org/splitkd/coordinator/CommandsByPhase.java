package org.splitkd.coordinator;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.splitkd.coordinator.CellState.Phase;

/**
 * The effect of every command in every phase; "-" is none. A session is the current or last one, or
 * differs from it in one part of its name.
 */
final class CommandsByPhase {

  private static final String TABLE =
      """
                                  NOT_STARTED CHOOSING SERVING EVALUATING BETWEEN_ROUNDS DONE
      Proceed                     start       -        -       -          -              -
      RatesSeen/both              -           second   -       -          -              -
      RatesSeen/only-first        -           again    -       -          -              -
      RatesSeen/nobody            -           wait     -       -          -              -
      RatesSeen/earlier           -           -        -       -          -              -
      SessionEnded/Completed      -           -        commit  -          -              -
      SessionEnded/Completed/fence   -        -        -       -          -              -
      SessionEnded/Completed/attempt -        -        -       -          -              -
      SessionEnded/Completed/order   -        -        -       -          -              -
      SessionEnded/Completed/round   -        -        -       -          -              -
      SessionEnded/Completed/vehicle -        -        -       -          -              -
      SessionEnded/Aborted        -           -        abort   -          -              -
      SessionEnded/Aborted/fence  -           -        -       -          -              -
      SessionEnded/Aborted/attempt -          -        -       -          -              -
      SessionEnded/Aborted/order  -           -        -       -          -              -
      SessionEnded/Aborted/round  -           -        -       -          -              -
      SessionEnded/Aborted/vehicle -          -        -       -          -              -
      SessionEnded/Interrupted    -           -        anew    -          -              -
      SessionEnded/Interrupted/fence -        -        -       -          -              -
      SessionEnded/Interrupted/attempt -      -        -       -          -              -
      SessionEnded/Interrupted/order -        -        -       -          -              -
      SessionEnded/Interrupted/round -        -        -       -          -              -
      SessionEnded/Interrupted/vehicle -      -        -       -          -              -
      SessionGone                 -           -        giveUp  -          -              -
      SessionGone/fence           -           -        -       -          -              -
      SessionGone/attempt         -           -        -       -          -              -
      SessionGone/order           -           -        -       -          -              -
      SessionGone/round           -           -        -       -          -              -
      SessionGone/vehicle         -           -        -       -          -              -
      Evaluated                   -           -        -       goOn       -              -
      Evaluated/nothing           -           -        -       goOnBlind  -              -
      NotEvaluated                -           -        -       fail       -              -
      VehicleDone/due             -           -        -       -          finish         -
      VehicleDone/again           -           -        -       -          -              -
      DeployerFailed              -           -        -       -          fail           -
      """;

  private CommandsByPhase() {}

  /** Returns the outcomes by command and phase. */
  static Map<String, Map<Phase, String>> rows() {
    List<String[]> lines = TABLE.lines().map(line -> line.strip().split(" +", -1)).toList();
    List<Phase> phases = Arrays.stream(lines.get(0)).map(Phase::valueOf).toList();
    Map<String, Map<Phase, String>> rows = new TreeMap<>();
    for (String[] words : lines.subList(1, lines.size())) {
      Map<Phase, String> row = new EnumMap<>(Phase.class);
      for (int column = 1; column < words.length; column++) {
        row.put(phases.get(column - 1), words[column]);
      }
      rows.put(words[0], row);
    }
    return rows;
  }
}
