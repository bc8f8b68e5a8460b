package org.splitkd.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.splitkd.journal.Journal;
import org.splitkd.journal.JournalSchema;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd journal init}. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Creates the tables of a journal in a PostgreSQL database. Repeating it is harmless.",
    footer = {
      "",
      "User and password come from the environment variables "
          + Journal.USER
          + " and "
          + Journal.PASSWORD
          + ", or from the URL's parameters user and password."
    })
final class JournalInitCommand implements Callable<Integer> {

  @Parameters(
      paramLabel = "URL",
      description = "The database, jdbc:postgresql://host[:port]/database[?parameters].")
  private String url = "";

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Journal journal = Journal.of(url);
    boolean made = JournalSchema.create(journal);
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        made
            ? "journal tables created in " + journal.printable()
            : journal.printable() + " already has its journal tables");
    out.flush();
    return ExitCode.OK;
  }
}
