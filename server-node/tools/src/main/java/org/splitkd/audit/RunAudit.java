package org.splitkd.audit;

import java.util.ArrayList;
import java.util.List;
import org.splitkd.journal.StoredEvent;

/** Audit of one cell's journal up to its last event. The run need not be over. */
public final class RunAudit {

  private RunAudit() {}

  /** Checks the events against the rules. */
  public static AuditReport check(List<StoredEvent> events) {
    List<Fact> facts = events.stream().map(Fact::of).toList();
    List<Rule> rules =
        List.of(
            new Course(),
            new Fences(),
            new Rounds(),
            new Turns(),
            new Sessions(),
            new EmulatedTime(),
            new Deployments());
    List<String> violations = new ArrayList<>();
    facts.forEach(fact -> rules.forEach(rule -> rule.see(fact, violations::add)));
    return new AuditReport(
        count(facts, Fact.COMMITTED),
        count(facts, Fact.ABORTED),
        count(facts, Fact.RUN_RESUMED),
        violations);
  }

  /**
   * Compares the session table of a run with the events, line by line.
   *
   * @param sessionsCsv the text of distillation-sessions.csv
   * @return the differences, one line each
   */
  public static List<String> against(List<StoredEvent> events, String sessionsCsv) {
    return SessionTable.differences(events.stream().map(Fact::of).toList(), sessionsCsv);
  }

  private static int count(List<Fact> facts, String kind) {
    return Math.toIntExact(facts.stream().filter(fact -> fact.is(kind)).count());
  }
}
