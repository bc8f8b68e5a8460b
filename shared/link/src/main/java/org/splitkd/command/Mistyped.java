package org.splitkd.command;

import java.util.List;
import java.util.Optional;
import org.splitkd.scenario.text.Nearest;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** An unknown command or option, and the known one that the user probably meant. */
record Mistyped(String kind, String word, List<String> known) {

  /** The first word of a command line that picocli could not match; empty for other mistakes. */
  static Optional<Mistyped> in(ParameterException wrong) {
    if (!(wrong instanceof UnmatchedArgumentException unmatched)
        || unmatched.getUnmatched().isEmpty()) {
      return Optional.empty();
    }
    CommandSpec command = wrong.getCommandLine().getCommandSpec();
    String word = unmatched.getUnmatched().get(0).replaceFirst("=.*", "");
    if (word.startsWith("-")) {
      return Optional.of(
          new Mistyped(
              "option",
              word,
              command.options().stream().map(OptionSpec::longestName).sorted().toList()));
    }
    return command.subcommands().isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Mistyped(
                "command", word, command.subcommands().keySet().stream().sorted().toList()));
  }

  /** The line for the user, who finds more in {@code help}. */
  String line(String help) {
    String unknown = "Unknown " + kind + " '" + word + "'";
    return Nearest.to(word, known)
        .map(name -> unknown + ": did you mean " + name + "? See " + help)
        .orElse(unknown + "; see " + help);
  }
}
