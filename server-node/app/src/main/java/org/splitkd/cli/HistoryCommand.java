package org.splitkd.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.splitkd.cli.run.EventText;
import org.splitkd.cli.run.KeptEvents;
import org.splitkd.cli.run.RunFolder;
import org.splitkd.cli.run.RunRecord;
import org.splitkd.journal.StoredEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code splitkd history}: the journal of a run, event by event. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Prints the journal of a run, one event per line.",
      "Each line has the event's number, the emulated time at which it ended, and what happened. Works for unfinished runs, too."
    })
final class HistoryCommand implements Callable<Integer> {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Parameters(paramLabel = "DIR", description = "The results folder of a run.")
  private Path folder = Path.of("");

  @Mixin private KeptJournalOption journal = new KeptJournalOption();

  @Option(
      names = "--json",
      description = "Prints one JSON object per event: sequence, type, version and content.")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    (json ? events().stream().map(HistoryCommand::object) : lines(events()).stream())
        .forEach(out::println);
    out.flush();
    return ExitCode.OK;
  }

  private List<StoredEvent> events() {
    RunRecord record = RunFolder.record(folder);
    // Also of a run that is under way: every event that can be read is whole.
    return KeptEvents.of(KeptEvents.journal(folder, record, journal.named()), record);
  }

  /** The events as lines with aligned columns. */
  private static List<String> lines(List<StoredEvent> events) {
    int numbers = width(events.stream().map(event -> "" + event.sequence()).toList());
    int times = Math.max(1, width(events.stream().map(EventText::time).toList()));
    String format = "%" + numbers + "d  %" + times + "s  %s";
    return events.stream()
        .map(
            event ->
                String.format(
                    Locale.ROOT,
                    format,
                    event.sequence(),
                    EventText.time(event),
                    EventText.of(event)))
        .toList();
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String object(StoredEvent event) {
    ObjectNode node = JSON.createObjectNode();
    node.put("sequence", event.sequence());
    node.put("type", EventText.type(event));
    node.put("version", event.version());
    node.set("content", event.content());
    return node.toString();
  }
}
