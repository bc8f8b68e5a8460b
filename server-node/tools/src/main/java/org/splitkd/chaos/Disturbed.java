package org.splitkd.chaos;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.splitkd.audit.AuditReport;
import org.splitkd.audit.RunAudit;
import org.splitkd.chaos.Hit.Traces;
import org.splitkd.journal.StoredEvent;

/** A run that is killed and resumed. */
final class Disturbed {

  private static final int USAGE = 2;

  /**
   * The end of a process that executed the run.
   *
   * @param hit the phase in which it was killed; empty if it was not
   * @param tooEarly whether the run could not be resumed because it has no record yet
   */
  record End(int exit, Optional<Hit> hit, boolean tooEarly, String lastWords) {}

  private final Orders orders;
  private final Durations took;
  private final RunFiles files;
  private final Path log;
  private Traces before = Traces.NONE;

  Disturbed(Orders orders, Durations took, int number) {
    this.orders = orders;
    this.took = took;
    files = new RunFiles(orders.folder().resolve("disturbed-" + number));
    log = orders.folder().resolve("disturbed-" + number + ".log");
  }

  RunFiles files() {
    return files;
  }

  End train(Optional<Shot> shot) {
    return work(orders.train(files.folder()), shot);
  }

  End resume(Optional<Shot> shot) {
    return work(orders.resume(files.folder()), shot);
  }

  private End work(List<String> arguments, Optional<Shot> shot) {
    try (Child child = Child.start(orders.program(), arguments, log, files)) {
      int exit = child.watch(life -> shot.isPresent() && shot.get().due(life, took));
      Optional<Hit> hit = exit == Child.KILLED ? Optional.of(hit()) : Optional.empty();
      return new End(exit, hit, exit == USAGE && !files.hasRecord(), child.lastWords());
    }
  }

  private Hit hit() {
    Traces after = files.hasJournal() ? Traces.of(files) : before.with(files.look());
    Hit hit = Hit.of(before, after);
    before = after;
    return hit;
  }

  /** Audits the journal, and compares the session table with it if there is one. */
  AuditReport audit() {
    if (!files.hasJournal()) {
      return new AuditReport(0, 0, 0, List.of("there is no journal"));
    }
    List<StoredEvent> events = files.events();
    AuditReport report = RunAudit.check(events);
    List<String> violations = new ArrayList<>(report.violations());
    if (Files.exists(files.folder().resolve(FinishedFiles.SESSIONS))) {
      violations.addAll(RunAudit.against(events, new FinishedFiles(files.folder()).sessions()));
    }
    return new AuditReport(report.committed(), report.aborted(), report.restarts(), violations);
  }
}
