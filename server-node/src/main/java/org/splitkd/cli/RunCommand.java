package org.splitkd.cli;

import picocli.CommandLine.Command;

/** {@code splitkd run}: everything a scenario asks for, which today is the comparison. */
@Command(
    name = "run",
    description = {
      "Runs a scenario: the comparison of its methods over its channels and trials, with report and figures.",
      "Prints the summary and writes summary.json, sessions.csv, config.conf, the figures and report.html."
    })
final class RunCommand extends CompareCommand {}
