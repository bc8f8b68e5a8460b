package org.splitkd.cli.model;

import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The shape of the model to pretrain. */
final class PretrainShape {

  @Option(
      names = "--blocks",
      paramLabel = "N",
      defaultValue = "9",
      description = "Number of transformer blocks. By default ${DEFAULT-VALUE}.")
  int blocks;

  @Option(
      names = "--width",
      paramLabel = "N",
      defaultValue = "256",
      description = "Hidden size. By default ${DEFAULT-VALUE}.")
  int width;

  @Option(
      names = "--feed-forward-width",
      paramLabel = "N",
      defaultValue = "768",
      description = "Intermediate size of the SwiGLU. By default ${DEFAULT-VALUE}.")
  int feedForwardWidth;

  @Option(
      names = "--heads",
      paramLabel = "N",
      defaultValue = "8",
      description = "Number of query heads, a divisor of the width. By default ${DEFAULT-VALUE}.")
  int heads;

  @Option(
      names = "--key-value-heads",
      paramLabel = "N",
      defaultValue = "4",
      description =
          "Number of key and value heads, a divisor of the query heads. By default ${DEFAULT-VALUE}.")
  int keyValueHeads;

  /** Throws for the first size that does not fit the others. */
  void check(CommandLine command) {
    positive(command, "--blocks", blocks);
    positive(command, "--width", width);
    positive(command, "--feed-forward-width", feedForwardWidth);
    positive(command, "--heads", heads);
    positive(command, "--key-value-heads", keyValueHeads);
    if (width % heads != 0 || width / heads % 2 != 0) {
      throw new ParameterException(
          command, "--heads = " + heads + ": must divide --width = " + width + " into even parts");
    }
    if (heads % keyValueHeads != 0) {
      throw new ParameterException(
          command, "--key-value-heads = " + keyValueHeads + ": must divide --heads = " + heads);
    }
  }

  private static void positive(CommandLine command, String option, int value) {
    if (value < 1) {
      throw new ParameterException(command, option + " = " + value + ": must be at least 1");
    }
  }
}
