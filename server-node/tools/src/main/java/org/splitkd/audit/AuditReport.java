package org.splitkd.audit;

import java.util.List;

/**
 * The result of auditing the journal of one cell.
 *
 * @param committed number of committed sessions
 * @param aborted number of aborted sessions, retried or not
 * @param restarts of the coordinator
 * @param violations of the rules, one line each, in the order of the events
 */
public record AuditReport(int committed, int aborted, int restarts, List<String> violations) {

  public AuditReport {
    violations = List.copyOf(violations);
  }
}
